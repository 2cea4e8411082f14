// SPDX-License-Identifier: Apache-2.0
// One live stream for the whole desk; pages listen while they are shown.
import { openLive, type Live, type LiveEvent, type LiveState } from '@gridward/api'
import { onScopeDispose, ref } from 'vue'
import { whenSignedOut } from '../session'

const kinds = [
  ...['opened', 'found', 'fixed_on_the_spot', 'notice_given', 'extended', 'handed_over', 'returned', 'done', 'recheck_passed'],
  ...['recheck_failed', 'escalated', 'major_confirmed', 'major_dismissed', 'evacuated', 'noted'],
].map((kind) => `hazard.${kind}`).concat([
  'inspection.submitted',
  'place.saved', 'place.contact_forgotten', 'place.code_renewed', 'place.visit_asked', 'place.visit_called_off', 'place.visit_made', 'place.merged', 'place.took_in',
  'region.saved', 'person.saved', 'person.forgotten', 'post.saved',
  'suggestion.made', 'suggestion.answered',
  'patrol_route.saved', 'patrol.ended',
])

export const liveState = ref<LiveState>('closed')
const listeners = new Set<(event: LiveEvent) => void>()
let live: Live | undefined

whenSignedOut(() => {
  live?.close()
  live = undefined
})

export function startLive(): void {
  live ??= openLive({
    kinds,
    onEvent: (event) => listeners.forEach((hear) => hear(event)),
    onState: (state) => {
      liveState.value = state
    },
  })
}

export function useLive(hear: (event: LiveEvent) => void): void {
  listeners.add(hear)
  onScopeDispose(() => listeners.delete(hear))
}

/** Runs `act` once, `pause_ms` after the first of a burst of calls. */
export function gathered(act: () => void, pause_ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, pause_ms)
  }
}

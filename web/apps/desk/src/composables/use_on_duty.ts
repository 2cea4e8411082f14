// SPDX-License-Identifier: Apache-2.0
// Members on duty who share their position now: asked for while the layer is shown, moved by a live stream of its own, asked for anew when
// the stream comes back, when somebody unknown moves, and each minute, as positions grow old.
import type { MembersOnDuty, MovedMarks } from '@gridward/api'
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { MemberOnDuty, Problem } from '@gridward/api'
import { moved } from '../rules/on_duty'
import { client } from '../session'
import { gathered } from './use_live'
import { useLoad } from './use_load'

const grows_old_ms = 60_000
const again_after_ms = 10_000

export interface OnDuty { members: ShallowRef<MemberOnDuty[]>; problem: ShallowRef<Problem | undefined>; reload(): Promise<void> }

export function useOnDuty(shown: Ref<boolean>): OnDuty {
  const members = shallowRef<MemberOnDuty[]>([])
  const list = useLoad<MembersOnDuty>(async (signal) => (shown.value ? client.get<MembersOnDuty>('/v1/positions', {}, { signal }) : { items: [] }))
  watch(list.data, (came) => { members.value = came?.items ?? [] })
  const soon = gathered(() => void list.reload(), 1000)
  let source: EventSource | undefined
  let timers: ReturnType<typeof setTimeout>[] = []

  function hear(message: MessageEvent<string>): void {
    const result = moved(members.value, JSON.parse(message.data) as MovedMarks)
    members.value = result.members
    if (result.unknown) soon()
  }
  function listen(): void {
    source = new EventSource('/v1/live?positions=1')
    source.addEventListener('positions.moved', hear as EventListener)
    source.onopen = () => void list.reload()
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) timers.push(setTimeout(() => { if (shown.value) listen() }, again_after_ms))
    }
  }
  function leave(): void {
    source?.close()
    source = undefined
    timers.forEach((timer) => clearTimeout(timer))
    timers = []
    members.value = []
  }
  watch(shown, (on) => {
    leave()
    if (!on) return
    listen()
    timers.push(setInterval(() => void list.reload(), grows_old_ms))
  }, { immediate: true })
  onScopeDispose(leave)
  return { members, problem: list.problem, reload: list.reload }
}

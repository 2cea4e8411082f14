// SPDX-License-Identifier: Apache-2.0
// The places that fit what somebody typed and chose: from the phone when it has its whole area (at once, online or not), else from the server,
// and from as much as there is when the server cannot be reached either.
import type { Page, PlaceView } from '@gridward/api'
import { distanceM, nearestFirst, shanghaiDate, shanghaiDay } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { loadPlaces } from '../data/places'
import type { Fix } from '../position'
import { useCached, type Cached } from '../store/cached'
import { areaNow, areaProblem, findPlaces, openArea, updateArea } from './area'
import type { Found } from './find'

export type Only = 'all' | 'due' | 'open'
const step = 50
const typing_ms = 300

export interface PlaceList extends Pick<Cached<unknown>, 'problem' | 'loading'> {
  found: ComputedRef<Found | undefined>
  /** Set when what is shown may be old. */
  copied_at: ComputedRef<number | undefined>
  more(): void
  refresh(): Promise<void>
}

export function usePlaceList(q: Ref<string>, only: Ref<Only>, fix: Ref<Fix | undefined>): PlaceList {
  const most = ref(step)
  const key = (): string => ['places', only.value === 'all' ? '' : only.value, q.value].filter(Boolean).join(':')
  const asked = useCached<Page<PlaceView>>(key, () => loadPlaces({ q: q.value, near: fix.value?.at, due: only.value === 'due', has_open: only.value === 'open' }))
  const own = computed(() => areaNow.value.whole || (areaNow.value.count > 0 && asked.problem.value !== undefined))

  const changes = computed(() => (areaNow.value.whole ? areaNow.value.changes : 0))
  const found = computed<Found | undefined>(() => {
    void changes.value
    if (own.value) return findPlaces({ words: q.value, only: only.value, near: fix.value?.at, today: shanghaiDay(correctedNow()), limit: most.value })
    return asked.data.value && ofServer(asked.data.value.items, only.value, fix.value)
  })
  const copied_at = computed(() => (own.value ? (areaProblem.value && areaNow.value.at) : asked.copied_at.value))

  async function refresh(): Promise<void> {
    await openArea()
    await (areaNow.value.whole ? updateArea() : asked.refresh())
  }
  let typing: ReturnType<typeof setTimeout> | undefined
  watch([q, only], () => {
    most.value = step
    clearTimeout(typing)
    if (areaNow.value.whole) return
    typing = setTimeout(() => {
      asked.data.value = undefined
      void asked.refresh()
    }, typing_ms)
  })
  return { found, copied_at, problem: asked.problem, loading: asked.loading, refresh, more: () => (most.value += step) }
}

function ofServer(items: PlaceView[], only: Only, fix: Fix | undefined): Found {
  const today = shanghaiDate(correctedNow())
  const fitting = items.filter((place) => (only === 'open' ? place.open_hazards > 0 : only !== 'due' || (place.due_on !== undefined && place.due_on <= today)))
  const at = fix?.at
  if (!at) return { rows: fitting.sort((a, b) => (a.due_on ?? '9').localeCompare(b.due_on ?? '9')), total: fitting.length }
  const measured = fitting.map((place) => (place.position ? { ...place, distance_m: distanceM(at, place.position.at) } : place))
  return { rows: nearestFirst(measured, at, (place) => place.position?.at), total: measured.length }
}

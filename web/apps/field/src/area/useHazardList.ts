// SPDX-License-Identifier: Apache-2.0
// The open hazards, the next due first: from the phone when it has its whole area (at once, online or not, and not asked for a second time),
// else from the server page by page.
import type { HazardView, Page } from '@gridward/api'
import { correctedNow, instantMs } from '@gridward/ui'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { client } from '../session'
import { useCached, type Cached } from '../store/cached'
import { areaNow, areaProblem, keptHazards, openArea, updateArea } from './area'

export type HazardFilter = 'open' | 'overdue' | 'recheck'
const step = 100

export interface HazardList extends Pick<Cached<unknown>, 'problem' | 'loading'> {
  /** Undefined until there is something to say. */
  shown: ComputedRef<HazardView[] | undefined>
  has_more: ComputedRef<boolean>
  /** Set when what is shown may be old. */
  copied_at: ComputedRef<number | undefined>
  more(): Promise<void>
  refresh(): Promise<void>
}

const far = '9'
export function byDue(a: HazardView, b: HazardView): number {
  return (a.due ?? far).localeCompare(b.due ?? far) || a.id.localeCompare(b.id)
}

/** By the clock of now: a kept hazard may have run over since it came. */
export function fitsFilter(hazard: HazardView, filter: HazardFilter, now_ms: number): boolean {
  if (filter === 'recheck') return hazard.state === 'done'
  return filter === 'open' || (hazard.state !== 'done' && hazard.due !== undefined && instantMs(hazard.due) < now_ms)
}

export function useHazardList(filter: Ref<HazardFilter>): HazardList {
  const kept = shallowRef<HazardView[]>()
  const further = shallowRef<HazardView[]>([])
  const cursor = ref<string>()
  const most = ref(step)
  const load = (after?: string): Promise<Page<HazardView>> => client.get('/v1/hazards', { open: 1, sort: 'due', limit: step, cursor: after })
  const asked = useCached<Page<HazardView>>(() => 'hazards', () => load())
  const own = computed(() => areaNow.value.whole)

  const fitting = computed(() => {
    const all = own.value ? kept.value : asked.data.value && [...asked.data.value.items, ...further.value]
    return all?.filter((hazard) => fitsFilter(hazard, filter.value, correctedNow()))
  })
  async function read(): Promise<void> {
    kept.value = [...(await keptHazards())].sort(byDue)
  }
  async function refresh(): Promise<void> {
    await openArea()
    if (own.value) {
      await read()
      return updateArea()
    }
    further.value = []
    await asked.refresh()
    cursor.value = asked.data.value?.next
  }
  async function more(): Promise<void> {
    most.value += step
    if (own.value) return
    const page = await load(cursor.value).catch(() => undefined)
    if (!page) return
    further.value = [...further.value, ...page.items]
    cursor.value = page.next
  }
  watch(areaNow, () => {
    if (own.value) void read()
  })
  watch(filter, () => (most.value = step))
  return {
    shown: computed(() => (own.value ? fitting.value?.slice(0, most.value) : fitting.value)),
    has_more: computed(() => (own.value ? (fitting.value?.length ?? 0) > most.value : cursor.value !== undefined)),
    copied_at: computed(() => (own.value ? (areaProblem.value && areaNow.value.at) : asked.copied_at.value)),
    problem: asked.problem, loading: asked.loading, more, refresh,
  }
}

// SPDX-License-Identifier: Apache-2.0
// A list that grows by key paging: the first page at once, the next ones on `more()`. Starts anew when a source changes.
import { asProblem, type Page, type Problem } from '@gridward/api'
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'

export interface Pages<T> {
  items: ShallowRef<T[]>
  problem: ShallowRef<Problem | undefined>
  loading: Ref<boolean>
  /** True once the first page has come. */
  loaded: Ref<boolean>
  hasMore: Ref<boolean>
  more(): Promise<void>
  restart(): Promise<void>
}

export function usePages<T>(fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>, sources: WatchSource[] = []): Pages<T> {
  const items = shallowRef<T[]>([])
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  const loaded = ref(false)
  const hasMore = ref(false)
  let next: string | undefined
  let running: AbortController | undefined

  async function take(cursor: string | undefined): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const page = await fetchPage(cursor, mine.signal)
      if (running !== mine) return
      items.value = cursor === undefined ? page.items : [...items.value, ...page.items]
      next = page.next
      hasMore.value = page.next !== undefined
      loaded.value = true
      problem.value = undefined
    } catch (error) {
      if (running === mine) problem.value = asProblem(error)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  async function restart(): Promise<void> {
    next = undefined
    await take(undefined)
  }
  async function more(): Promise<void> {
    if (next !== undefined && !loading.value) await take(next)
  }
  if (sources.length) {
    watch(sources, () => {
      items.value = []
      loaded.value = false
      hasMore.value = false
      void restart()
    })
  }
  onScopeDispose(() => {
    running?.abort()
    running = undefined
  })
  void restart()
  return { items, problem, loading, loaded, hasMore, more, restart }
}

// SPDX-License-Identifier: Apache-2.0
// One thing loaded from the server: what came, why it did not, whether it is on its way. A newer request cancels the older,
// so that a slow answer never overwrites a fast one. Loading again keeps what is shown until the new answer is there.
import { asProblem, type Problem } from '@gridward/api'
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'

export interface Load<T> {
  data: ShallowRef<T | undefined>
  problem: ShallowRef<Problem | undefined>
  loading: Ref<boolean>
  reload(): Promise<void>
}

/** Loads at once and whenever a source changes; a source that changes also clears what was shown. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []): Load<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  let running: AbortController | undefined

  async function reload(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const came = await load(mine.signal)
      if (running !== mine) return
      data.value = came
      problem.value = undefined
    } catch (error) {
      if (running !== mine) return
      problem.value = asProblem(error)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  if (sources.length) {
    watch(sources, () => {
      data.value = undefined
      void reload()
    })
  }
  onScopeDispose(() => {
    running?.abort()
    running = undefined
  })
  void reload()
  return { data, problem, loading, reload }
}

// SPDX-License-Identifier: Apache-2.0
// Shows the phone's copy at once and the server's word as soon as it is there. Without network the copy stays, with its
// age; without a copy the problem is shown.
import { asProblem, type Problem } from '@gridward/api'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { copyOf, keepCopy } from './copies'

export interface Cached<T> {
  data: ShallowRef<T | undefined>
  /** When the shown data came from the server, once it is certain that nothing newer can be had now. */
  copied_at: Ref<number | undefined>
  problem: ShallowRef<Problem | undefined>
  loading: Ref<boolean>
  refresh(): Promise<void>
}

export function useCached<T>(key: () => string, load: () => Promise<T>): Cached<T> {
  const data = shallowRef<T>()
  const copied_at = ref<number>()
  const problem = shallowRef<Problem>()
  const loading = ref(false)

  async function refresh(): Promise<void> {
    const asked = key()
    loading.value = true
    const copy = await copyOf<T>(asked).catch(() => undefined)
    if (asked !== key()) return
    if (copy && data.value === undefined) data.value = copy.value
    try {
      const fresh = await load()
      if (asked !== key()) return
      data.value = fresh
      copied_at.value = undefined
      problem.value = undefined
      await keepCopy(asked, fresh).catch(() => undefined)
    } catch (error) {
      if (asked !== key()) return
      problem.value = asProblem(error)
      if (copy) copied_at.value = copy.at
    } finally {
      loading.value = false
    }
  }
  return { data, copied_at, problem, loading, refresh }
}

/** The copy if there is one (for things that never change), else the server's; keeps what it got. */
export async function copyOrLoad<T>(key: string, load: () => Promise<T>): Promise<T> {
  const copy = await copyOf<T>(key).catch(() => undefined)
  if (copy) return copy.value
  const fresh = await load()
  await keepCopy(key, fresh).catch(() => undefined)
  return fresh
}

/** The server's if it can be reached, else the copy. */
export async function loadOrCopy<T>(key: string, load: () => Promise<T>): Promise<T> {
  try {
    const fresh = await load()
    await keepCopy(key, fresh).catch(() => undefined)
    return fresh
  } catch (error) {
    const copy = asProblem(error).passing ? await copyOf<T>(key).catch(() => undefined) : undefined
    if (copy) return copy.value
    throw error
  }
}

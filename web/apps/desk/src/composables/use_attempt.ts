// SPDX-License-Identifier: Apache-2.0
// One thing asked of the server at a time: busy while it runs, and the reason when it is refused.
import { asProblem, type Problem } from '@gridward/api'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Attempt {
  busy: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  /** Whether it was done. */
  attempt(act: () => Promise<void>): Promise<boolean>
}

export function useAttempt(): Attempt {
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  async function attempt(act: () => Promise<void>): Promise<boolean> {
    busy.value = true
    problem.value = undefined
    try {
      await act()
      return true
    } catch (error) {
      problem.value = asProblem(error)
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, attempt }
}

// SPDX-License-Identifier: Apache-2.0
// The day's plan of whoever is signed in, kept on this phone at every change.
import { shanghaiDate } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { computed, shallowRef, type ComputedRef } from 'vue'
import { me } from '../session'
import { plain } from '../store/database'
import { plans } from '../store/stores'
import { planOf, type Plan } from './plan'

export interface KeptPlan {
  plan: ComputedRef<Plan>
  open(): Promise<void>
  change(how: (plan: Plan) => Plan): Promise<void>
}

export function usePlan(today: ComputedRef<string>): KeptPlan {
  const kept = shallowRef<Plan>()
  const plan = computed(() => planOf(kept.value, me.value, today.value))
  return {
    plan,
    async open() {
      kept.value = await plans.get(me.value).catch(() => undefined)
    },
    /** What cannot be kept (a full phone) holds for as long as the page is open. */
    async change(how) {
      const next = how(planOf(kept.value, me.value, shanghaiDate(correctedNow())))
      kept.value = next
      await plans.put(me.value, plain(next)).catch(() => undefined)
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
// The stop of the running patrol at which a hazard is reported: where it is and what it is called begin the form.
import { shallowRef, type ShallowRef } from 'vue'
import type { Report } from '../hazard/useReport'
import type { WalkedStop } from './running'
import { openPatrol, running } from './usePatrol'
import { whereIs } from './where'

export interface Stop {
  stop: ShallowRef<WalkedStop | undefined>
  /** Names the stop; alone it says nothing yet. */
  begun: ShallowRef<string>
  at(id: string, words: (name: string) => string): Promise<void>
}

export function useStop({ form, placed }: Report): Stop {
  const stop = shallowRef<WalkedStop>()
  const begun = shallowRef('')
  /** Where the stop is says where the hazard is, until its finder says otherwise. */
  async function at(id: string, words: (name: string) => string): Promise<void> {
    await openPatrol()
    stop.value = running.value?.route.stops.find((one) => one.id === id)
    if (!stop.value) return
    form.description = begun.value = words(stop.value.name)
    const where = await whereIs(stop.value)
    if (placed.value) return
    form.place = where.place
    if (where.at) form.fix = { at: where.at, accuracy_m: 0 }
    if (where.region) form.region = where.region
  }
  return { stop, begun, at }
}

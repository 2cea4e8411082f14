// SPDX-License-Identifier: Apache-2.0
// The running patrol on this phone, one a person. A change reads what is kept in that moment: another page may have changed it.
import { patrols } from '../store/stores'
import type { RunningPatrol } from './running'

export function patrolOf(owner: string): Promise<RunningPatrol | undefined> {
  return patrols.get(owner)
}

export function beginPatrol(patrol: RunningPatrol): Promise<void> {
  return patrols.put(patrol.owner, patrol)
}

/** What it is after that; undefined when it has ended meanwhile. */
export async function changePatrol(owner: string, id: string, change: (patrol: RunningPatrol) => RunningPatrol): Promise<RunningPatrol | undefined> {
  let next: RunningPatrol | undefined
  await patrols.change(owner, (kept) => (next = kept?.id === id ? change(kept) : undefined))
  return next
}

export function dropPatrol(owner: string): Promise<void> {
  return patrols.remove(owner)
}

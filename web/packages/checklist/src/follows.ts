// SPDX-License-Identifier: Apache-2.0
// What follows from a fault, said on the phone before anything is sent: which sentence, and by when. The server sets the
// deadline that counts, and clocks that a city may set are not repeated here.
import type { ChecklistItem } from '@gridward/api'
import { limitHours, outcomeOf } from './judge'

export type FollowsKey = 'A' | 'G1' | 'G2' | 'SM' | 'SM_element' | 'IM' | 'fixed'
export interface Follows { key: FollowsKey; due_ms?: number }

const hour_ms = 3_600_000

export function followsFrom(item: ChecklistItem, variant: string | undefined, fixed: boolean, now_ms: number): Follows {
  const outcome = outcomeOf(item, variant) ?? item.result
  if (outcome.class === 'A') return { key: 'A' }
  if (fixed) return { key: 'fixed' }
  if (outcome.class === 'G2') return { key: 'G2', due_ms: now_ms + (limitHours(outcome) ?? 24) * hour_ms }
  if (outcome.class === 'SM' && outcome.comprehensive_element) return { key: 'SM_element' }
  return { key: outcome.class }
}

/** Whom to call when there is danger now: the gas company's line is local, so fire (119) and, for people, 110. */
export const danger_number = '119'

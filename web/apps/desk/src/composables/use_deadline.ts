// SPDX-License-Identifier: Apache-2.0
// A deadline explained day by day. The server counts, because the holiday table is there.
import type { Deadline, Limit } from '@gridward/api'
import { shanghaiDay } from '@gridward/model'
import { instantMs } from '@gridward/ui'
import { client } from '../session'

const farthest_days = 366

export async function explain(from: string, limit: Limit, signal?: AbortSignal): Promise<Deadline> {
  return client.post<Deadline>('/v1/deadlines', { from, limit }, signal ? { signal } : {})
}

/** The days between two instants with what kind each is; nothing when they lie on one day or too far apart. */
export async function explainBetween(from: string, due: string, signal?: AbortSignal): Promise<Deadline | undefined> {
  const amount = shanghaiDay(instantMs(due)) - shanghaiDay(instantMs(from))
  if (amount < 1 || amount > farthest_days) return undefined
  const days = await explain(from, { amount, unit: 'calendar_days' }, signal)
  return { ...days, due }
}

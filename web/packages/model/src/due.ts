// SPDX-License-Identifier: Apache-2.0
// Words for a due instant: how near it is and how much is left, in the largest unit that says something.
export type DueTone = 'over' | 'today' | 'soon' | 'calm'
export interface DueWord {
  tone: DueTone
  over: boolean
  unit: 'minutes' | 'hours' | 'days'
  amount: number
}

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

/** Days are calendar days in Shanghai, so that "tomorrow 09:00" is one day away at any hour of today. */
export function dueWord(due_ms: number, now_ms: number): DueWord {
  const left = due_ms - now_ms
  const size = Math.abs(left)
  const over = left < 0
  const days = Math.abs(shanghaiDay(due_ms) - shanghaiDay(now_ms))
  const tone: DueTone = over ? 'over' : days === 0 ? 'today' : days <= 2 ? 'soon' : 'calm'
  if (size < hour_ms) return { tone, over, unit: 'minutes', amount: Math.max(1, Math.round(size / minute_ms)) }
  if (size < day_ms) return { tone, over, unit: 'hours', amount: Math.round(size / hour_ms) }
  return { tone, over, unit: 'days', amount: Math.max(1, days) }
}

/** Number of the Shanghai day (UTC+8, no summer time) since 1970. */
export function shanghaiDay(at_ms: number): number {
  return Math.floor((at_ms + 8 * hour_ms) / day_ms)
}

/** "2026-11-23" of an instant, in Shanghai. */
export function shanghaiDate(at_ms: number): string {
  return new Date(at_ms + 8 * hour_ms).toISOString().slice(0, 10)
}

/** RFC 3339 with +08:00 and microseconds, as the server writes it. */
export function instantText(at_ms: number): string {
  return `${new Date(at_ms + 8 * hour_ms).toISOString().slice(0, 23)}000+08:00`
}

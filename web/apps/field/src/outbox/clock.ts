// SPDX-License-Identifier: Apache-2.0
// An entry made while the phone's clock was ahead and nobody could tell: the house takes nothing from the future. Once the server's time is
// known the entry can be sent with the right one; its order and its spans stay.
import type { Entry } from './outbox'

const times = new Set(['started_at', 'finished_at', 'found_at', 'device_at'])

/** Whether that alone is why the entry was refused. */
export function madeAhead(entry: Entry): boolean {
  const fields = entry.problem?.fields ?? []
  return entry.state === 'refused' && fields.length > 0 && fields.every((field) => field.code === 'inspection.clock_ahead')
}

/** The body with its times moved so that the latest is not after `now` (epoch milliseconds, by the server's clock). */
export function notAhead(body: unknown, now: number): unknown {
  if (!body || typeof body !== 'object') return body
  const told = Object.entries(body).filter(([name, value]) => times.has(name) && typeof value === 'string').map(([, value]) => Date.parse(value as string))
  const ahead = Math.max(0, ...told.map((at) => at - now).filter(Number.isFinite))
  if (ahead === 0) return body
  const moved = (name: string, value: unknown): unknown => (times.has(name) && typeof value === 'string' && Number.isFinite(Date.parse(value)) ? new Date(Date.parse(value) - ahead).toISOString() : value)
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, moved(name, value)]))
}

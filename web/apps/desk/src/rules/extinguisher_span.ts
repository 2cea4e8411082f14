// SPDX-License-Identifier: Apache-2.0
// An extinguisher's life as a line: from the month of manufacture by the services due to the day of scrapping, as shares of
// that line. Pure; the dates themselves come from the server.
import type { Extinguisher, ExtinguisherLife } from '@gridward/api'

export interface SpanMark { kind: 'made' | 'serviced' | 'first_due' | 'next_due' | 'scrap'; day: string; share: number }
export interface Span { marks: SpanMark[]; now: number }

const ms = (day: string): number => Date.parse(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`)

export function spanOf(extinguisher: Extinguisher, life: ExtinguisherLife, today: string): Span | undefined {
  if (!extinguisher.manufactured || !life.scrap_on) return undefined
  const start = ms(extinguisher.manufactured)
  const whole = ms(life.scrap_on) - start
  if (!Number.isFinite(start) || !(whole > 0)) return undefined
  const share = (day: string): number => Math.min(1, Math.max(0, (ms(day) - start) / whole))
  const marks: SpanMark[] = [{ kind: 'made', day: extinguisher.manufactured, share: 0 }]
  if (extinguisher.last_service) marks.push({ kind: 'serviced', day: extinguisher.last_service, share: share(extinguisher.last_service) })
  if (life.first_due && life.first_due !== life.next_due) marks.push({ kind: 'first_due', day: life.first_due, share: share(life.first_due) })
  if (life.next_due && life.next_due < life.scrap_on) marks.push({ kind: 'next_due', day: life.next_due, share: share(life.next_due) })
  marks.push({ kind: 'scrap', day: life.scrap_on, share: 1 })
  return { marks, now: share(today) }
}

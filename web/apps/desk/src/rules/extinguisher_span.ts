// SPDX-License-Identifier: Apache-2.0
// An extinguisher's life as a line: from the month of manufacture by the services due to the day of scrapping, as shares of
// that line. Pure; the dates themselves come from the server.
import type { Extinguisher, ExtinguisherLife } from '@gridward/api'

export interface SpanMark {
  kind: 'made' | 'serviced' | 'first_due' | 'next_due' | 'scrap'
  day: string
  share: number
  /** 1 where the words would stand on those of the mark before. */
  row: 0 | 1
}
export interface Span { marks: SpanMark[]; now: number }

const tight_share = 0.16
const ms = (day: string): number => Date.parse(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`)

export function spanOf(extinguisher: Extinguisher, life: ExtinguisherLife, today: string): Span | undefined {
  if (!extinguisher.manufactured || !life.scrap_on) return undefined
  const start = ms(extinguisher.manufactured)
  const whole = ms(life.scrap_on) - start
  if (!Number.isFinite(start) || !(whole > 0)) return undefined
  const share = (day: string): number => Math.min(1, Math.max(0, (ms(day) - start) / whole))
  const marks: SpanMark[] = []
  const add = (kind: SpanMark['kind'], day: string): void => {
    const before = marks[marks.length - 1]
    const tight = before !== undefined && share(day) - before.share < tight_share
    marks.push({ kind, day, share: share(day), row: tight && before.row === 0 ? 1 : 0 })
  }
  add('made', extinguisher.manufactured)
  // a service after the day of scrapping lengthens no life
  if (extinguisher.last_service && extinguisher.last_service < life.scrap_on) add('serviced', extinguisher.last_service)
  else if (life.first_due && life.first_due !== life.next_due) add('first_due', life.first_due)
  if (life.next_due && life.next_due < life.scrap_on) add('next_due', life.next_due)
  add('scrap', life.scrap_on)
  return { marks, now: share(today) }
}

// SPDX-License-Identifier: Apache-2.0
// A fire extinguisher's life clock: first service, next service and scrapping from the table in rules/extinguishers.json.
// Pure, dates are texts "2026-11-23"; judged by the server's own cases (tests/data/extinguisher_cases.json).
import type { ExtinguisherDefect, ExtinguisherLife, ExtinguisherStatus, ExtinguisherType } from '@gridward/api'

export interface LifeTable {
  types: readonly ExtinguisherType[]
  obsolete: readonly string[]
  due_soon_days: number
}
export interface SeenExtinguisher {
  type: string
  manufactured?: string | null | undefined
  last_service?: string | null | undefined
  defects: readonly ExtinguisherDefect[]
}

const day_ms = 86_400_000

/** "2021-03" → "2021-03-31"; undefined for what is no month. */
export function endOfMonth(month: string, later = 0): string | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!match) return undefined
  return text(new Date(Date.UTC(Number(match[1]), Number(match[2]) + later, 0)))
}

/** The same day some months later, or the last day of a shorter month; undefined for what is no date. */
export function monthsAfter(date: string, months: number): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return undefined
  const last = new Date(Date.UTC(Number(match[1]), Number(match[2]) + months, 0))
  last.setUTCDate(Math.min(last.getUTCDate(), Number(match[3])))
  return text(last)
}

/** Throws RangeError for a type that the table does not know. */
export function lifeOf(seen: SeenExtinguisher, table: LifeTable, today: string): ExtinguisherLife {
  if (table.obsolete.includes(seen.type)) return { status: 'scrapped_required' }
  const type = table.types.find((one) => one.id === seen.type)
  if (!type) throw new RangeError(`extinguisher.unknown_type: ${seen.type}`)
  const first_due = seen.manufactured ? endOfMonth(seen.manufactured, type.first_service_months) : undefined
  const scrap_on = seen.manufactured ? endOfMonth(seen.manufactured, type.scrap_after_months) : undefined
  if (!first_due || !scrap_on) return { status: 'scrapped_required' }
  const serviced = seen.last_service ? monthsAfter(seen.last_service, type.service_every_months) : undefined
  const next_due = serviced ?? first_due
  const days_left = daysBetween(today, next_due < scrap_on ? next_due : scrap_on)
  return { status: statusOf(seen, { next_due, scrap_on, days_left }, table, today), first_due, next_due, scrap_on, days_left }
}

function statusOf(
  seen: SeenExtinguisher,
  dates: { next_due: string; scrap_on: string; days_left: number },
  table: LifeTable,
  today: string,
): ExtinguisherStatus {
  if (today > dates.scrap_on || seen.defects.includes('body')) return 'scrapped_required'
  if (today > dates.next_due) return 'expired_service'
  if (seen.defects.includes('service_defect')) return 'body_defect'
  if (seen.defects.includes('pressure_low')) return 'pressure_low'
  return dates.days_left <= table.due_soon_days ? 'due_soon' : 'ok'
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day_ms)
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10)
}

// SPDX-License-Identifier: Apache-2.0
// Why a fire extinguisher is judged as it is, as a reason that a sentence can be made of. Pure; agrees with lifeOf by the same cases.
import type { ExtinguisherStatus } from '@gridward/api'
import { lifeOf, type LifeTable, type SeenExtinguisher } from './life'

export type LifeReason =
  | 'obsolete' | 'no_date' | 'too_old' | 'body'
  | 'first_service_over' | 'service_over'
  | 'service_defect' | 'pressure_low'
  | 'scrap_soon' | 'service_soon'
  | 'fine'
export interface Why {
  reason: LifeReason
  /** The day that decides: scrapping or service, whichever comes first. */
  date?: string
  days_left?: number | undefined
  /** How long such a one lives or may go without service. */
  months?: number
}

export const status_of: Record<LifeReason, ExtinguisherStatus> = {
  obsolete: 'scrapped_required', no_date: 'scrapped_required', too_old: 'scrapped_required', body: 'scrapped_required',
  first_service_over: 'expired_service', service_over: 'expired_service',
  service_defect: 'body_defect', pressure_low: 'pressure_low',
  scrap_soon: 'due_soon', service_soon: 'due_soon',
  fine: 'ok',
}

/** Throws RangeError for a type that the table does not know. */
export function whyOf(seen: SeenExtinguisher, table: LifeTable, today: string): Why {
  const { status, scrap_on, next_due, days_left } = lifeOf(seen, table, today)
  const type = table.types.find((one) => one.id === seen.type)
  if (!type || !scrap_on || !next_due) return { reason: table.obsolete.includes(seen.type) ? 'obsolete' : 'no_date' }
  const scrapping = { date: scrap_on, days_left, months: type.scrap_after_months }
  const service = { date: next_due, days_left, months: seen.last_service ? type.service_every_months : type.first_service_months }
  const scrap_first = scrap_on <= next_due
  switch (status) {
    case 'scrapped_required': return today > scrap_on ? { reason: 'too_old', ...scrapping } : { reason: 'body' }
    case 'expired_service': return { reason: seen.last_service ? 'service_over' : 'first_service_over', ...service }
    case 'body_defect': return { reason: 'service_defect' }
    case 'pressure_low': return { reason: 'pressure_low' }
    case 'due_soon': return scrap_first ? { reason: 'scrap_soon', ...scrapping } : { reason: 'service_soon', ...service }
    default: return { reason: 'fine', ...(scrap_first ? scrapping : service) }
  }
}

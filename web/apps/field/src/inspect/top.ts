// SPDX-License-Identifier: Apache-2.0
// What stands on top of a visit: hazards that are still open, what was wrong last time, extinguishers whose time has come. Worked out
// on the phone, so that a copy of last week speaks of today.
import type { Checklist, ChecklistItem, ExtinguisherWithLife, HazardView, PlacePage } from '@gridward/api'
import { lifeOf, type LifeTable } from '@gridward/checklist'

export interface VisitTop {
  hazards: HazardView[]
  /** Open hazards that the server counts and whose pages are not on this phone. */
  more_hazards: number
  /** Failed on the last visit and put right since. */
  failed_before: ChecklistItem[]
  extinguishers: ExtinguisherWithLife[]
}

export function openItems(page: PlacePage | undefined): Set<string> {
  return new Set((page?.hazards ?? []).flatMap((hazard) => (hazard.item && hazard.state !== 'closed' ? [hazard.item] : [])))
}

export function topOf(page: PlacePage, list: Checklist, failedBefore: readonly string[], table: LifeTable | undefined, today: string): VisitTop {
  const open = openItems(page)
  return {
    hazards: page.hazards,
    more_hazards: Math.max(0, page.place.open_hazards - page.hazards.length),
    failed_before: list.items.filter((item) => failedBefore.includes(item.id) && !open.has(item.id)),
    extinguishers: page.extinguishers.map((one) => lifeToday(one, table, today)).filter((one) => one.life.status !== 'ok'),
  }
}

export const nothingToSay = (top: VisitTop): boolean =>
  top.hazards.length + top.more_hazards + top.failed_before.length + top.extinguishers.length === 0

function lifeToday(one: ExtinguisherWithLife, table: LifeTable | undefined, today: string): ExtinguisherWithLife {
  const known = table && [...table.types.map((type) => type.id), ...table.obsolete].includes(one.extinguisher.type)
  return known ? { ...one, life: lifeOf(one.extinguisher, table, today) } : one
}

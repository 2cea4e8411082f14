// SPDX-License-Identifier: Apache-2.0
// What stands on top of a visit: hazards that are still open, what was wrong last time, extinguishers whose time has come. Worked out
// on the phone, so that a copy of last week speaks of today.
import type { Checklist, ChecklistItem, Extinguisher, ExtinguisherWithLife, HazardView, PlacePage } from '@gridward/api'
import { extinguisherItem, lifeOf, type LifeTable } from '@gridward/checklist'
import { answerOf, type Draft } from './draft'

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

const to_be_acted_on: readonly string[] = ['scrapped_required', 'expired_service', 'body_defect', 'pressure_low']

/** Those looked at on this visit that must go to be serviced or away. */
export function badExtinguishers(seen: readonly Extinguisher[], table: LifeTable | undefined, today: string): ExtinguisherWithLife[] {
  if (!table) return []
  return seen.filter((one) => !one.removed)
    .map((extinguisher) => lifeToday({ extinguisher, life: { status: 'ok' } }, table, today))
    .filter((one) => to_be_acted_on.includes(one.life.status))
}

/** The item that speaks of extinguishers, while one of them is bad and it says nothing of that: it is not passed with the rest. */
export function silentExtinguisherItem(draft: Draft, list: Checklist, table: LifeTable | undefined, today: string): ChecklistItem | undefined {
  const item = badExtinguishers(draft.extinguishers, table, today).length ? extinguisherItem(list) : undefined
  return item && answerOf(draft, item.id)?.answer !== 'fail' ? item : undefined
}

function lifeToday(one: ExtinguisherWithLife, table: LifeTable | undefined, today: string): ExtinguisherWithLife {
  const known = table && [...table.types.map((type) => type.id), ...table.obsolete].includes(one.extinguisher.type)
  return known ? { ...one, life: lifeOf(one.extinguisher, table, today) } : one
}

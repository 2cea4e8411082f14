// SPDX-License-Identifier: Apache-2.0
// A refused visit as a draft again, and what goes back into the line. Pure. The time of the visit stays: it was then that somebody was there.
import type { Checklist, ChecklistRef, Inspection } from '@gridward/api'
import { instantMs } from '@gridward/ui'
import { toInspection, type Draft } from '../inspect/draft'
import { notAhead } from '../outbox/clock'
import type { Entry } from '../outbox/outbox'
import { otherReasons, reasonsOfItems } from './reasons'

/** The version that it was made with; the place's present one where the server does not know that version. */
export function listOf(entry: Entry, present: ChecklistRef): ChecklistRef {
  const unknown = entry.problem?.fields.some((field) => field.path === 'checklist')
  return unknown ? present : (entry.body as Inspection).checklist
}

export interface VisitReasons { items: Map<string, string[]>; other: string[] }
export function reasonsOfVisit(entry: Entry | undefined): VisitReasons {
  if (!entry) return { items: new Map(), other: [] }
  return { items: reasonsOfItems(entry.problem, (entry.body as Inspection).answers), other: otherReasons(entry.problem, [/^answers\[/]) }
}

/** What was being corrected when the page was closed, else what was sent. Answers to items that the list does not have are left out; every item that was
 *  answered has been seen. */
export function draftOfRefused(entry: Entry, list: Checklist): Draft {
  const sent = entry.body as Inspection
  const kept = entry.correction as Draft | undefined
  const known = new Set(list.items.map((item) => item.id))
  const answers = (kept ?? sent).answers.filter((answer) => known.has(answer.item))
  return {
    id: entry.id, owner: entry.owner, place: sent.place, checklist: { id: list.id, version: list.version }, answers, extinguishers: (kept ?? sent).extinguishers,
    seen: kept?.seen ?? answers.map((answer) => answer.item), started_at: instantMs(sent.started_at), correcting: entry.id,
  }
}

/** The same visit, put right; nothing in it lies after `now`, by the server's clock. */
export function correctedVisit(entry: Entry, draft: Draft, list: Checklist, now: number): unknown {
  const sent = entry.body as Inspection
  const visit = toInspection(draft, list, instantMs(sent.finished_at))
  return notAhead({ ...sent, ...visit }, now)
}

/** As a visit of its own: the hazards that it opens too. */
export function underOtherIds(body: Inspection, newId: () => string): Inspection {
  return { ...body, answers: body.answers.map((answer) => (answer.hazard ? { ...answer, hazard: newId() } : answer)) }
}

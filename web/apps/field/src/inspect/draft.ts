// SPDX-License-Identifier: Apache-2.0
// An inspection while it is made: every change is kept on the phone, so that a call, a flat battery or a closed page loses
// nothing. Pure functions here; useDraft binds them to a page.
import type { Answer, Checklist, ChecklistItem, Extinguisher, Inspection } from '@gridward/api'
import { outcomeOf, restOf, type Looked, type Rest } from '@gridward/checklist'
import { instantText } from '@gridward/model'

export interface Draft {
  /** ULID of the inspection, made when the visit starts. */
  id: string
  owner: string
  place: string
  checklist: { id: string; version: number }
  answers: Answer[]
  extinguishers: Extinguisher[]
  /** Items that have been on the screen; kept, so that a call in between does not make anybody read twice. */
  seen?: string[]
  started_at: number
  /** The refused entry that this draft puts right. It is kept with the entry, not among the drafts. */
  correcting?: string
}

export function answerOf(draft: Draft, item: string): Answer | undefined {
  return draft.answers.find((answer) => answer.item === item)
}

export function withAnswer(draft: Draft, answer: Answer): Draft {
  return { ...draft, answers: [...draft.answers.filter((one) => one.item !== answer.item), answer] }
}

export function withoutAnswers(draft: Draft, items: readonly string[]): Draft {
  return { ...draft, answers: draft.answers.filter((answer) => !items.includes(answer.item)) }
}

export function lookedAt(draft: Draft, open: ReadonlySet<string>): Looked {
  return { answered: new Set(draft.answers.map((one) => one.item)), seen: new Set(draft.seen ?? []), open }
}

export function restIn(draft: Draft, items: readonly ChecklistItem[], open: ReadonlySet<string>): Rest {
  return restOf(items, lookedAt(draft, open))
}

export function withSeen(draft: Draft, items: Iterable<string>): Draft {
  return { ...draft, seen: [...new Set([...(draft.seen ?? []), ...items])] }
}

/** Passes those of the items that were looked at and have no answer yet; what was answered one by one stays. */
export function confirmRest(draft: Draft, items: readonly ChecklistItem[], open: ReadonlySet<string>): Draft {
  const fresh = restIn(draft, items, open).confirmable
    .map((item): Answer => ({ item: item.id, answer: 'pass', photos: [], fixed_on_the_spot: false }))
  return { ...draft, answers: [...draft.answers, ...fresh] }
}

/** A fault as the member describes it. A fault that opens a hazard gets the hazard's id once and keeps it. */
export function failed(
  item: ChecklistItem,
  seen: { variant?: string; note: string; photos: string[]; after?: string[]; fixed: boolean },
  before: Answer | undefined,
  newId: () => string,
): Answer {
  const outcome = outcomeOf(item, seen.variant)
  const after = seen.fixed ? (seen.after ?? []).filter((name) => !seen.photos.includes(name)) : []
  const opens = outcome !== undefined && outcome.class !== 'A'
  return {
    item: item.id,
    answer: 'fail',
    ...(seen.variant ? { variant: seen.variant } : {}),
    ...(seen.note.trim() ? { note: seen.note.trim() } : {}),
    photos: [...seen.photos, ...after],
    ...(after.length ? { after } : {}),
    ...(opens ? { hazard: before?.hazard ?? newId() } : {}),
    fixed_on_the_spot: seen.fixed,
  }
}

/** The photos of how it was found; those of how it was left are `answer.after`. */
export function photosBefore(answer: Answer | undefined): string[] {
  return (answer?.photos ?? []).filter((name) => !answer?.after?.includes(name))
}

export function withExtinguisher(draft: Draft, seen: Extinguisher): Draft {
  return { ...draft, extinguishers: [...draft.extinguishers.filter((one) => one.id !== seen.id), seen] }
}

/** What goes over the wire, answers in the list's order. */
export function toInspection(draft: Draft, checklist: Checklist, finished_ms: number): Inspection {
  const order = new Map(checklist.items.map((item, index) => [item.id, index]))
  return {
    place: draft.place,
    checklist: draft.checklist,
    answers: [...draft.answers].sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0)),
    extinguishers: draft.extinguishers,
    started_at: instantText(draft.started_at),
    finished_at: instantText(Math.max(draft.started_at, finished_ms)),
  }
}

// SPDX-License-Identifier: Apache-2.0
// What the area needs today, and why: computed from the sheets of places and the open hazards as the phone keeps them, in place, so that a
// hundred thousand places cost no object each. A place stands there once with all its reasons; a hazard without a place of the area stands for
// itself. Of all the most pressing few are kept. Pure: no clock, no network.
import type { HazardView, LngLat } from '@gridward/api'
import { distanceM, shanghaiDate, shanghaiDay } from '@gridward/model'
import { Best } from '../area/best'
import { orderer } from '../area/find'
import { countOf, idOf, rowOf, type PlaceRow, type Sheet } from '../area/sheet'
import { Marks } from './marks'

/** `by` is always a day, "2026-11-30"; `late` that it is over. */
export type Reason =
  | { kind: 'draft' }
  | { kind: 'deadline'; by: string; n: number; late: boolean }
  | { kind: 'recheck'; n: number }
  | { kind: 'asked'; why: string; by: string; late: boolean }
  | { kind: 'due'; by: string; late: boolean }
/** How pressing: 0 now, 1 soon, 2 in the course of things. */
export type Rank = 0 | 1 | 2
export interface Need {
  /** Of the place, or of the hazard that stands for itself. */
  key: string
  rank: Rank
  reasons: Reason[]
  place?: PlaceRow
  hazard?: HazardView
  distance_m?: number
}
export interface Wanted {
  hazards: readonly HazardView[]
  /** Whose day it is: nobody re-checks what they fixed or sent in themselves. */
  me?: string | undefined
  /** Places with an inspection that was begun. */
  drafts: ReadonlySet<string>
  /** Places whose visit waits on the phone to be sent, and hazards that have such a step: what they were needed for is done. */
  done: ReadonlySet<string>
  now_ms: number
  near?: LngLat | undefined
  limit: number
  /** Whether its owner put it off. */
  waits: (need: { key: string; rank: Rank }) => boolean
  /** All that may. */
  put_off: Iterable<string>
}
export interface Needs {
  /** The most pressing first, of equally pressing ones the nearest, or the earliest. */
  needs: Need[]
  /** There are more than `limit`. */
  more: boolean
  off: Need[]
}

/** A deadline is near when it runs out today or tomorrow: who looks in the morning can still go there, and have a day for what is missing. */
export const near_days = 1
const most_off = 200
const rank_step = 1e13
const far_day = 1e6 - 1

/** What the open hazards of one place, or one hazard for itself, ask for. */
interface HazardWork { first: HazardView; late: string[]; near: string[]; recheck: number }

/** The clock of a hazard runs for who visits places while nobody else has it: a department, or who judges whether it is major. */
const clockRuns = (hazard: HazardView): boolean => hazard.state === 'rectifying' || (hazard.state === 'found' && hazard.level !== 'suspected_major')

const isOwnFix = (hazard: HazardView, me: string | undefined): boolean => me !== undefined && (hazard.fixed_by === me || hazard.fix_sent_by === me)

function hazardWork(wanted: Wanted): Map<string, HazardWork> {
  const works = new Map<string, HazardWork>()
  const last_day = shanghaiDay(wanted.now_ms) + near_days
  for (const hazard of wanted.hazards) {
    if (wanted.done.has(hazard.id)) continue
    const due_ms = clockRuns(hazard) && hazard.due ? Date.parse(hazard.due.replace(/(\.\d{3})\d+/, '$1')) : undefined
    if (hazard.state === 'done' && isOwnFix(hazard, wanted.me)) continue
    if (hazard.state !== 'done' && (due_ms === undefined || shanghaiDay(due_ms) > last_day)) continue
    const key = hazard.place ?? hazard.id
    const work = works.get(key) ?? { first: hazard, late: [], near: [], recheck: 0 }
    works.set(key, work)
    if (due_ms === undefined) work.recheck += 1
    else (due_ms < wanted.now_ms ? work.late : work.near).push(shanghaiDate(due_ms))
  }
  return works
}

/** What is known of one row or hazard; one of these is filled again and again. */
interface Facts { due: number; asked: PlaceRow['asked'] | undefined; work: HazardWork | undefined; draft: boolean }

function rankOf(facts: Facts, today: string): Rank {
  if (facts.draft || facts.work?.late.length || (facts.asked && facts.asked.by <= today)) return 0
  return facts.asked || facts.work ? 1 : 2
}

function reasonsOf(facts: Facts, today_day: number): Reason[] {
  const today = dateOf(today_day)
  const reasons: Reason[] = []
  const first = (days: string[]): string => [...days].sort()[0] ?? ''
  const { work, asked } = facts
  if (work?.late.length) reasons.push({ kind: 'deadline', by: first(work.late), n: work.late.length, late: true })
  if (asked) reasons.push({ kind: 'asked', why: asked.why, by: asked.by, late: asked.by < today })
  if (work?.near.length) reasons.push({ kind: 'deadline', by: first(work.near), n: work.near.length, late: false })
  if (work?.recheck) reasons.push({ kind: 'recheck', n: work.recheck })
  if (facts.draft) reasons.push({ kind: 'draft' })
  if (facts.due) reasons.push({ kind: 'due', by: dateOf(facts.due), late: facts.due < today_day })
  return reasons
}

/** The day on which it presses first. */
function dayOf(facts: Facts): number {
  const days = [...(facts.work?.late ?? []), ...(facts.work?.near ?? []), ...(facts.asked ? [facts.asked.by] : [])].map((day) => Date.parse(day) / 86_400_000)
  return Math.min(facts.due || far_day, ...days)
}
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

type Candidate = Facts & { rank: Rank; key: string; sheet?: Sheet; row: number }

class Search {
  readonly today_day: number
  readonly today: string
  readonly best: Best<Candidate>
  readonly off: Candidate[] = []
  readonly works: Map<string, HazardWork>
  readonly marks: Marks
  readonly order: ReturnType<typeof orderer>
  count = 0

  constructor(readonly wanted: Wanted) {
    this.today_day = shanghaiDay(wanted.now_ms)
    this.today = dateOf(this.today_day)
    this.best = new Best(wanted.limit)
    this.works = hazardWork(wanted)
    this.order = orderer(wanted)
    this.marks = new Marks([...this.works.keys(), ...wanted.done, ...wanted.drafts, ...wanted.put_off])
  }

  /** Goes through the rows; of those that are due and nothing else only what is among the most pressing is read. */
  look(sheet: Sheet): void {
    const { today_day, marks, best } = this
    const { ids } = sheet
    const placeOf = this.order(sheet)
    const asked = sheet.asked && new Map(sheet.asked)
    for (let row = 0, all = countOf(sheet); row < all; row += 1) {
      const day = sheet.due[row] ?? 0
      const due = day > 0 && day <= today_day ? day : 0
      if (marks.mayHave(ids, row) || asked?.has(row)) {
        this.lookCloser(sheet, row, due, asked?.get(row))
      } else if (due) {
        this.count += 1
        if (!best.takes(2 * rank_step)) continue   // enough that presses more
        const place = 2 * rank_step + (this.wanted.near ? placeOf(row) : due)
        if (best.takes(place)) best.offer(place, { due, asked: undefined, work: undefined, draft: false, rank: 2, key: idOf(sheet, row), row, sheet })
      }
    }
  }

  lookCloser(sheet: Sheet, row: number, due: number, asked: PlaceRow['asked'] | undefined): void {
    const key = idOf(sheet, row)
    const work = (sheet.open[row] ?? 0) > 0 ? this.works.get(key) : undefined
    if (work) this.works.delete(key)
    const done = this.wanted.done.has(key)
    const facts: Facts = { due: done ? 0 : due, asked: done ? undefined : asked, work, draft: this.wanted.drafts.has(key) && !done }
    if (facts.due || facts.asked || facts.work || facts.draft) this.take(facts, key, row, sheet)
  }

  take(facts: Facts, key: string, row: number, sheet?: Sheet): void {
    const rank = rankOf(facts, this.today)
    if (this.wanted.waits({ key, rank })) {
      if (this.off.length < most_off) this.off.push({ ...facts, rank, key, row, ...(sheet ? { sheet } : {}) })
      return
    }
    this.count += 1
    const where = this.wanted.near && sheet ? this.order(sheet)(row) : this.wanted.near ? 1e11 : dayOf(facts)
    const place = rank * rank_step + where
    if (this.best.takes(place)) this.best.offer(place, { ...facts, rank, key, row, ...(sheet ? { sheet } : {}) })
  }

  needOf(found: Candidate): Need {
    const place = found.sheet && rowOf(found.sheet, found.row)
    const near = this.wanted.near
    return {
      key: found.key, rank: found.rank, reasons: reasonsOf(found, this.today_day),
      ...(place ? { place } : found.work ? { hazard: found.work.first } : {}),
      ...(near && place?.at ? { distance_m: distanceM(near, place.at) } : {}),
    }
  }
}

export function needsOf(sheets: Iterable<Sheet>, wanted: Wanted): Needs {
  const search = new Search(wanted)
  for (const sheet of sheets) search.look(sheet)
  // What no row of the area answered for: without a place, or a place that is out of use.
  for (const [key, work] of search.works) search.take({ due: 0, asked: undefined, work, draft: false }, key, -1)
  const need = (found: Candidate): Need => search.needOf(found)
  return { needs: search.best.things.map(need), more: search.count > search.best.things.length, off: search.off.map(need) }
}

/** As one would walk: nearest first, but the first page of needs stays before the second. Without a position as they are. */
export function walked(needs: readonly Need[], page: number): Need[] {
  const list: Need[] = []
  for (let from = 0; from < needs.length; from += page) {
    const some = needs.slice(from, from + page)
    const far = (one: Need): number => one.distance_m ?? Number.POSITIVE_INFINITY
    list.push(...(some.some((one) => one.distance_m !== undefined) ? some.sort((a, b) => (far(a) === far(b) ? 0 : far(a) - far(b))) : some))
  }
  return list
}

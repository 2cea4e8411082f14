// SPDX-License-Identifier: Apache-2.0
// Which entries go into a file, and how they come out of one: pure. An entry goes with everything of the outbox that it needs; what cannot be sent by
// another (a complaint, a re-check, a decision) stays, and so does what needs it.
import type { StepKind } from '@gridward/api'
import type { Entry, NewEntry } from '../outbox/outbox'
import { photosOf } from '../outbox/receipt'
import { handed_steps } from './check'
import type { Handed, HandedEntry, HandedPhoto, Maker } from './file'
import type { NumberBook } from '../outbox/numbers'

function mayGo(entry: Entry): boolean {
  if (entry.state === 'unreadable') return false
  if (entry.kind === 'inspection' || entry.kind === 'hazard') return true
  return entry.kind === 'step' && handed_steps.includes((entry.body as { kind: StepKind }).kind)
}

/** The entries, photos apart, with what they need before them; nothing when something in it cannot be handed on. */
export function withNeeds(all: readonly Entry[], id: string, within: readonly string[] = []): Entry[] {
  const entry = all.find((one) => one.id === id)
  if (!entry || !mayGo(entry) || within.includes(id)) return []
  const before: Entry[] = []
  for (const need of entry.needs) {
    const other = all.find((one) => one.id === need)
    if (!other || other.photo) continue   // sent already; photos go by themselves
    const more = withNeeds(all, need, [...within, id])
    if (more.length === 0) return []
    before.push(...more)
  }
  return [...new Set([...before, entry])]
}

/** Everything that can be handed on, each entry once, in an order in which needs come first. */
export function allThatMayGo(all: readonly Entry[]): Entry[] {
  return withChosen(all, all.map((entry) => entry.id))
}

/** The chosen ones with what they need, each once. */
export function withChosen(all: readonly Entry[], chosen: Iterable<string>): Entry[] {
  return [...new Set([...chosen].flatMap((id) => withNeeds(all, id)))]
}

export interface Self { id: string; name: string; book: NumberBook | undefined }

function makerOf(entry: Entry, self: Self): Maker {
  if (entry.handed) return entry.handed
  const { id, name, book } = self
  return { id, name, ...(book && entry.number !== undefined ? { device: book.device, number: entry.number, made: book.made } : {}) }
}

/** `photos`: those of the entries that are on this phone; others the server has already. */
export function handedFrom(entries: readonly Entry[], photos: HandedPhoto[], self: Self, now: number): Handed {
  const there = new Set([...entries.map((entry) => entry.id), ...photos.map((photo) => `photo:${photo.name}`)])
  const out = entries.map((entry): HandedEntry => ({
    id: entry.id, kind: entry.kind as HandedEntry['kind'], path: entry.path, body: entry.body as Record<string, unknown>, title: entry.title.slice(0, 300), made_at: entry.made_at,
    needs: [...new Set([...entry.needs, ...photosOf(entry).map((name) => `photo:${name}`)])].filter((need) => there.has(need)), maker: makerOf(entry, self),
    ...(entry.about ? { about: entry.about } : {}),
  }))
  return { made_at: now, entries: out, photos }
}

/** What the outbox takes: photos first, then the entries. Of a maker that is oneself it is a phone of one's own. */
export function entriesOf(handed: Handed): NewEntry[] {
  const titles = new Map(handed.entries.flatMap((entry) => entry.needs.map((need) => [need, entry.title] as const)))
  const photos = handed.photos.map((photo): NewEntry => ({ id: `photo:${photo.name}`, kind: 'photo', path: `/v1/photos/${photo.name}`, photo: photo.name, title: titles.get(`photo:${photo.name}`) ?? '' }))
  const entries = handed.entries.map(({ maker, ...entry }): NewEntry => ({ ...entry, handed: maker }))
  return [...photos, ...entries]
}

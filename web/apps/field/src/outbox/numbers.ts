// SPDX-License-Identifier: Apache-2.0
// Each person's entries on this phone are numbered 1, 2, 3 … and sent with their number, so that the desk sees when some have not come.
// The book is kept with the outbox, one for each person, under an id made here that says nothing about the phone. A number is used up when
// the entry has come, or when its owner withdraws it; photos have none, for they come before what shows them, nor has
// where a patrol went, which is nobody's business but its owner's, and
// what was taken over from a colleague keeps the number that it has on the other phone.
import type { DeviceReport, DeviceView } from '@gridward/api'
import type { Entry } from './outbox'

export interface NumberBook {
  owner: string
  /** ULID. */
  device: string
  made: number
  /** Withdrawn here, and the server does not know it yet. */
  withdrawn: number[]
}
const most_withdrawn = 200

export const newBook = (owner: string, device: string): NumberBook => ({ owner, device, made: 0, withdrawn: [] })

/** The entries with a number each that needs one and has none, and the book after that. */
export function numbered<One extends Pick<Entry, 'kind' | 'number' | 'elsewhere'>>(book: NumberBook, entries: One[]): { book: NumberBook; entries: One[] } {
  let { made } = book
  const all = entries.map((entry) => (entry.kind === 'photo' || entry.kind === 'track' || entry.elsewhere || entry.number !== undefined ? entry : { ...entry, number: (made += 1) }))
  return { book: { ...book, made }, entries: all }
}

export function withdrawn(book: NumberBook, entry: Entry): NumberBook {
  return entry.number === undefined ? book : { ...book, withdrawn: [...book.withdrawn, entry.number] }
}

/** What the server is told; `kept` are the person's entries that wait here. */
export function reportOf(book: NumberBook, kept: Entry[], now: number): DeviceReport {
  const made_at = kept.filter((entry) => entry.number !== undefined).map((entry) => entry.made_at)
  const oldest = made_at.length ? { oldest_s: Math.max(0, Math.round((now - Math.min(...made_at)) / 1000)) } : {}
  return { made: book.made, withdrawn: book.withdrawn.slice(0, most_withdrawn), ...oldest }
}

/** Withdrawn numbers that the server, by its answer, does not miss need not be told again. */
export function acknowledged(book: NumberBook, told: DeviceReport, view: DeviceView): NumberBook {
  const done = new Set(told.withdrawn.filter((number) => number <= view.made && !view.missing.some((range) => range.first <= number && number <= range.last)))
  return { ...book, withdrawn: book.withdrawn.filter((number) => !done.has(number)) }
}

// SPDX-License-Identifier: Apache-2.0
// The outbox's storage on this phone: IndexedDB, each call one transaction. The last 2,000 receipts are kept.
import { newUlid } from '@gridward/model'
import { database } from '../store/database'
import { draftId } from '../store/draft_id'
import { putRow, whole, write, type Row } from '../store/sealed'
import { entries as shelf, receipts as receiptShelf, type ClearEntry } from '../store/stores'
import { seal_bytes } from '../store/seal'
import { newBook, numbered, withdrawn, type NumberBook } from './numbers'
import type { Entry, OutboxStorage } from './outbox'
import type { KeptReceipt } from './receipt'

const most_receipts = 2_000
const shown_receipts = 20
const photo_prefix = 'photo:'

async function forgetOldReceipts(): Promise<void> {
  const tx = (await database()).transaction('receipts', 'readwrite')
  let over = (await tx.store.count()) - most_receipts
  for (let cursor = await tx.store.index('kept_at').openCursor(); cursor && over > 0; over -= 1) {
    await cursor.delete()
    cursor = await cursor.continue()
  }
  await tx.done
}

interface Drafts { get(key: string): Promise<object | undefined>; delete(key: string): Promise<void> }
async function dropDraft(drafts: Drafts, place: string, id: string): Promise<void> {
  const draft = await drafts.get(place)
  if (draft && 'id' in draft && draft.id === id) await drafts.delete(place)
}

interface Forms { getAllKeys(): Promise<string[]>; getAll(): Promise<object[]>; delete(key: string): Promise<void> }
async function dropFormsOf(forms: Forms, ids: ReadonlySet<string>): Promise<void> {
  const [keys, rows] = await Promise.all([forms.getAllKeys(), forms.getAll()])
  for (const [index, row] of rows.entries()) if ('id' in row && ids.has(row.id as string)) await forms.delete(keys[index] ?? '')
}

type EntryRow = Row & ClearEntry
interface Books { get(owner: string): Promise<NumberBook | undefined>; put(book: NumberBook): Promise<unknown> }
/** Entries get their numbers in the transaction that keeps them, beside what is sealed: none is given twice, and none is given for nothing. */
async function putNumbered(books: Books, put: (row: EntryRow) => Promise<unknown>, owner: string, rows: EntryRow[]): Promise<void> {
  const book = (await books.get(owner)) ?? newBook(owner, newUlid())
  const after = numbered(book, rows)
  // One that is refused at once must not leave the others' promises behind: each step begins only when the one before has been taken.
  if (after.book.made > book.made) await books.put(after.book)
  for (const row of after.entries) await put(row)
}

async function noteWithdrawn(books: Books, entry: Entry): Promise<void> {
  const book = await books.get(entry.owner)
  if (book && entry.number !== undefined) await books.put(withdrawn(book, entry))
}

/** An entry that can no longer be opened is shown and counted as what it was, and stays until its owner gives it up. */
const unreadable = ({ owner, id, kind, order, made_at, number }: EntryRow): Entry => ({
  id, owner, kind: kind ?? 'hazard', order: order ?? 0, made_at: made_at ?? 0, ...(number === undefined ? {} : { number }), path: '', title: '', needs: [], tries: 0, next_at: 0, state: 'unreadable',
  problem: { status: 0, code: 'outbox.unreadable', detail: '', fields: [] },
})

/** Also of an entry that cannot be opened; '' when it is none. */
const photoOf = (entry: Entry): string => entry.photo ?? (entry.id.startsWith(photo_prefix) ? entry.id.slice(photo_prefix.length) : '')

export const phoneStorage: OutboxStorage = {
  all: async () => {
    const rows = (await (await database()).getAll('outbox')) as EntryRow[]
    return Promise.all(rows.map(async (row) => (await shelf.value(row.id, row)) ?? unreadable(row)))
  },
  put: async (entries, gone) => {
    const owners = [...new Set(entries.map((entry) => entry.owner))]
    // A draft, another form, or a running patrol, and what it became are never both there: else a page killed in between would offer it once more.
    await write(['outbox', 'drafts', 'forms', 'patrols', 'numbers'], (lock) => Promise.all(entries.map((entry) => shelf.row(lock, entry.id, entry, entry.owner))), (tx, rows) => [
      ...(gone ? [() => tx.objectStore('outbox').delete(gone.id)] : []),
      ...owners.map((owner) => () => putNumbered(tx.objectStore('numbers'), (row) => putRow(tx, shelf, row.id, row), owner, rows.filter((row) => row.owner === owner))),
      ...entries.flatMap(({ kind, about, owner, id }) => (kind === 'inspection' && about ? [draftId(owner, about), about] : []).map((key) => () => dropDraft(tx.objectStore('drafts'), key, id))),
      () => dropFormsOf(tx.objectStore('forms'), new Set(entries.map((entry) => entry.id))),
      ...entries.map((entry) => () => (entry.kind === 'patrol' ? dropDraft(tx.objectStore('patrols'), entry.owner, entry.id) : Promise.resolve())),
    ])
  },
  received: async (ids) => {
    const { store } = (await database()).transaction('receipts')
    const known = await Promise.all(ids.map((id) => store.getKey(id)))
    return new Set(ids.filter((_, index) => known[index] !== undefined))
  },
  settle: async (entry, receipt) => {
    const kept: KeptReceipt = { ...receipt, owner: entry.owner, kind: entry.kind, title: entry.title, ...(entry.about ? { about: entry.about } : {}), made_at: entry.made_at, kept_at: Date.now() }
    await write(['outbox', 'photos', 'receipts'], (lock) => receiptShelf.row(lock, kept.item, kept, kept.owner), (tx, row) => [
      () => putRow(tx, receiptShelf, kept.item, row),
      () => tx.objectStore('outbox').delete(entry.id),
      () => tx.objectStore('photos').delete(entry.photo ?? ''),
    ])
    await forgetOldReceipts()
  },
  remove: async (entry) => {
    const tx = (await database()).transaction(['outbox', 'photos', 'numbers'], 'readwrite', { durability: 'strict' })
    await whole(tx, [() => tx.objectStore('outbox').delete(entry.id), () => tx.objectStore('photos').delete(photoOf(entry)), () => noteWithdrawn(tx.objectStore('numbers'), entry)])
  },
}

const shown_sizes = 200
/** Bytes of each entry: of a photo's picture, of anything else as it is sent. What is known already is not read again: photos are large, and this is
 *  asked for at each that goes. */
export async function sizesOf(entries: Entry[], known: ReadonlyMap<string, number> = new Map()): Promise<Map<string, number>> {
  const db = await database()
  const ofPhoto = (row: Row | undefined): number => row?.plain?.byteLength ?? Math.max(0, (row?.box?.byteLength ?? 0) - seal_bytes)
  const bytesOf = async (entry: Entry): Promise<number> =>
    known.get(entry.id) ?? (entry.photo ? ofPhoto(await db.get('photos', entry.photo)) : new Blob([JSON.stringify(entry.body ?? '')]).size)
  return new Map(await Promise.all(entries.slice(0, shown_sizes).map(async (entry) => [entry.id, await bytesOf(entry)] as const)))
}

export async function bookOf(owner: string): Promise<NumberBook | undefined> {
  return (await database()).get('numbers', owner)
}

/** Changes the book as it stands in that moment: another page may have given numbers meanwhile. */
export async function changeBook(owner: string, change: (book: NumberBook) => NumberBook): Promise<void> {
  const tx = (await database()).transaction('numbers', 'readwrite')
  const book = await tx.store.get(owner)
  if (book) await tx.store.put(change(book))
  await tx.done
}

/** The newest first; of photos the visit's receipt speaks. */
export async function receiptsOf(owner: string): Promise<KeptReceipt[]> {
  const found: [id: string, row: Row][] = []
  const { store } = (await database()).transaction('receipts')
  for (let cursor = await store.index('kept_at').openCursor(null, 'prev'); cursor && found.length < shown_receipts; cursor = await cursor.continue())
    if (cursor.value.owner === owner && !cursor.primaryKey.startsWith(photo_prefix)) found.push([cursor.primaryKey, cursor.value])
  const opened = await Promise.all(found.map(([id, row]) => receiptShelf.value(id, row)))
  return opened.filter((one) => one !== undefined)
}

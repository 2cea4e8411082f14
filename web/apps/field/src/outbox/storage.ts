// SPDX-License-Identifier: Apache-2.0
// The outbox's storage on this phone: IndexedDB, each call one transaction. The last 2,000 receipts are kept.
import { newUlid } from '@gridward/model'
import { database, plain } from '../store/database'
import { newBook, numbered, withdrawn, type NumberBook } from './numbers'
import type { Entry, OutboxStorage } from './outbox'
import type { KeptReceipt } from './receipt'

const most_receipts = 2_000
const shown_receipts = 20

async function forgetOldReceipts(): Promise<void> {
  const tx = (await database()).transaction('receipts', 'readwrite')
  let over = (await tx.store.count()) - most_receipts
  for (let cursor = await tx.store.index('kept_at').openCursor(); cursor && over > 0; over -= 1) {
    await cursor.delete()
    cursor = await cursor.continue()
  }
  await tx.done
}

/** All of the steps or none: a request that is refused at once does not end its transaction by itself. */
async function whole(tx: { done: Promise<void>; abort(): void }, steps: (() => Promise<unknown>)[]): Promise<void> {
  const begun: Promise<unknown>[] = []
  try {
    for (const step of steps) begun.push(step())
    await Promise.all([...begun, tx.done])
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // it has ended by itself
    }
    await Promise.allSettled([...begun, tx.done])
    throw error
  }
}

interface Drafts { get(key: string): Promise<{ id: string } | undefined>; delete(key: string): Promise<void> }
async function dropDraft(drafts: Drafts, place: string, id: string): Promise<void> {
  if ((await drafts.get(place))?.id === id) await drafts.delete(place)
}

interface Books { get(owner: string): Promise<NumberBook | undefined>; put(book: NumberBook): Promise<unknown> }
interface Entries { put(entry: Entry): Promise<unknown> }
/** Entries get their numbers in the transaction that keeps them: none is given twice, and none is given for nothing. */
async function putNumbered(books: Books, outbox: Entries, owner: string, entries: Entry[]): Promise<void> {
  const book = (await books.get(owner)) ?? newBook(owner, newUlid())
  const after = numbered(book, entries)
  // One that is refused at once must not leave the others' promises behind: each step begins only when the one before has been taken.
  if (after.book.made > book.made) await books.put(after.book)
  for (const entry of after.entries) await outbox.put(plain(entry))
}

async function noteWithdrawn(books: Books, entry: Entry): Promise<void> {
  const book = await books.get(entry.owner)
  if (book && entry.number !== undefined) await books.put(withdrawn(book, entry))
}

export const phoneStorage: OutboxStorage = {
  all: async () => (await database()).getAll('outbox'),
  put: async (entries) => {
    const tx = (await database()).transaction(['outbox', 'drafts', 'numbers'], 'readwrite', { durability: 'strict' })
    const owners = [...new Set(entries.map((entry) => entry.owner))]
    // A draft and what it became are never both there: else a page killed in between would offer the visit once more.
    await whole(tx, [
      ...owners.map((owner) => () => putNumbered(tx.objectStore('numbers'), tx.objectStore('outbox'), owner, entries.filter((entry) => entry.owner === owner))),
      ...entries.map((entry) => () => (entry.kind === 'inspection' && entry.about ? dropDraft(tx.objectStore('drafts'), entry.about, entry.id) : Promise.resolve())),
    ])
  },
  received: async (ids) => {
    const { store } = (await database()).transaction('receipts')
    const known = await Promise.all(ids.map((id) => store.getKey(id)))
    return new Set(ids.filter((_, index) => known[index] !== undefined))
  },
  settle: async (entry, receipt) => {
    const kept: KeptReceipt = { ...receipt, owner: entry.owner, kind: entry.kind, title: entry.title, ...(entry.about ? { about: entry.about } : {}), made_at: entry.made_at, kept_at: Date.now() }
    const tx = (await database()).transaction(['outbox', 'photos', 'receipts'], 'readwrite', { durability: 'strict' })
    await whole(tx, [
      () => tx.objectStore('receipts').put(plain(kept)),
      () => tx.objectStore('outbox').delete(entry.id),
      () => tx.objectStore('photos').delete(entry.photo ?? ''),
    ])
    await forgetOldReceipts()
  },
  remove: async (entry) => {
    const tx = (await database()).transaction(['outbox', 'photos', 'numbers'], 'readwrite', { durability: 'strict' })
    await whole(tx, [() => tx.objectStore('outbox').delete(entry.id), () => tx.objectStore('photos').delete(entry.photo ?? ''), () => noteWithdrawn(tx.objectStore('numbers'), entry)])
  },
}

const shown_sizes = 200
/** Bytes of each entry: of a photo's picture, of anything else as it is sent. What is known already is not read again: photos are large, and this is
 *  asked for at each that goes. */
export async function sizesOf(entries: Entry[], known: ReadonlyMap<string, number> = new Map()): Promise<Map<string, number>> {
  const db = await database()
  const bytesOf = async (entry: Entry): Promise<number> =>
    known.get(entry.id) ?? (entry.photo ? ((await db.get('photos', entry.photo))?.bytes.byteLength ?? 0) : new Blob([JSON.stringify(entry.body ?? '')]).size)
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
  const found: KeptReceipt[] = []
  const { store } = (await database()).transaction('receipts')
  for (let cursor = await store.index('kept_at').openCursor(null, 'prev'); cursor && found.length < shown_receipts; cursor = await cursor.continue())
    if (cursor.value.owner === owner && cursor.value.kind !== 'photo') found.push(cursor.value)
  return found
}

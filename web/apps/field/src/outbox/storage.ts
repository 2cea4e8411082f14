// SPDX-License-Identifier: Apache-2.0
// The outbox's storage on this phone: IndexedDB, each call one transaction. The last 2,000 receipts are kept.
import { database, plain } from '../store/database'
import type { OutboxStorage } from './outbox'
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

export const phoneStorage: OutboxStorage = {
  all: async () => (await database()).getAll('outbox'),
  put: async (entries) => {
    const tx = (await database()).transaction(['outbox', 'drafts'], 'readwrite', { durability: 'strict' })
    // A draft and what it became are never both there: else a page killed in between would offer the visit once more.
    await whole(tx, entries.flatMap((entry) => [
      () => tx.objectStore('outbox').put(plain(entry)),
      () => (entry.kind === 'inspection' && entry.about ? dropDraft(tx.objectStore('drafts'), entry.about, entry.id) : Promise.resolve()),
    ]))
  },
  received: async (ids) => {
    const { store } = (await database()).transaction('receipts')
    const known = await Promise.all(ids.map((id) => store.getKey(id)))
    return new Set(ids.filter((_, index) => known[index] !== undefined))
  },
  settle: async (entry, receipt) => {
    const kept: KeptReceipt = { ...receipt, owner: entry.owner, kind: entry.kind, title: entry.title, made_at: entry.made_at, kept_at: Date.now() }
    const tx = (await database()).transaction(['outbox', 'photos', 'receipts'], 'readwrite', { durability: 'strict' })
    await whole(tx, [
      () => tx.objectStore('receipts').put(plain(kept)),
      () => tx.objectStore('outbox').delete(entry.id),
      () => tx.objectStore('photos').delete(entry.photo ?? ''),
    ])
    await forgetOldReceipts()
  },
  remove: async (entry) => {
    const tx = (await database()).transaction(['outbox', 'photos'], 'readwrite')
    await whole(tx, [() => tx.objectStore('outbox').delete(entry.id), () => tx.objectStore('photos').delete(entry.photo ?? '')])
  },
}

/** The newest first; of photos the visit's receipt speaks. */
export async function receiptsOf(owner: string): Promise<KeptReceipt[]> {
  const found: KeptReceipt[] = []
  const { store } = (await database()).transaction('receipts')
  for (let cursor = await store.index('kept_at').openCursor(null, 'prev'); cursor && found.length < shown_receipts; cursor = await cursor.continue())
    if (cursor.value.owner === owner && cursor.value.kind !== 'photo') found.push(cursor.value)
  return found
}

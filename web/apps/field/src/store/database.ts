// SPDX-License-Identifier: Apache-2.0
// What the phone keeps: the outbox, unsent photos, drafts of inspections, the patrol that is being walked, the server's receipts, the numbers of entries, the
// day's plan as its owner changed it, and copies of pages so that they open with no network. Copies are bounded and go when somebody signs out; the outbox, drafts and a running patrol stay until they are sent.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { clearArea } from '../area/store'
import type { Draft } from '../inspect/draft'
import type { NumberBook } from '../outbox/numbers'
import type { Entry } from '../outbox/outbox'
import type { KeptReceipt } from '../outbox/receipt'
import type { RunningPatrol } from '../patrol/running'
import type { Plan } from '../today/plan'

export interface Kept { value: unknown; at: number }
export interface KeptPhoto { bytes: ArrayBuffer; type: string; at: number }
interface FieldSchema extends DBSchema {
  copies: { key: string; value: Kept; indexes: { at: number } }
  outbox: { key: string; value: Entry }
  photos: { key: string; value: KeptPhoto }
  drafts: { key: string; value: Draft }
  receipts: { key: string; value: KeptReceipt; indexes: { kept_at: number } }
  numbers: { key: string; value: NumberBook }
  patrols: { key: string; value: RunningPatrol }
  plans: { key: string; value: Plan }
}
export type FieldDatabase = IDBPDatabase<FieldSchema>

const most_copies = 600
let opened: Promise<FieldDatabase> | undefined

export function database(): Promise<FieldDatabase> {
  opened ??= openDB<FieldSchema>('gridward-field', 5, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('copies').createIndex('at', 'at')
        db.createObjectStore('outbox', { keyPath: 'id' })
        db.createObjectStore('photos')
        db.createObjectStore('drafts')
      }
      if (before < 2) db.createObjectStore('receipts', { keyPath: 'item' }).createIndex('kept_at', 'kept_at')
      if (before < 3) db.createObjectStore('numbers', { keyPath: 'owner' })
      if (before < 4) db.createObjectStore('patrols', { keyPath: 'owner' })
      if (before < 5) db.createObjectStore('plans', { keyPath: 'owner' })
    },
    // Another page of a newer app wants in: let it; this page opens the database anew when it next needs it.
    blocking: (_current, _blocked, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    // The browser may end a connection by itself (iOS does, short of memory): the next call opens a new one.
    terminated: () => {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** IndexedDB takes no reactive proxies; what we keep is plain JSON anyway. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

export async function keepCopy(key: string, value: unknown): Promise<void> {
  const db = await database()
  await db.put('copies', { value: plain(value), at: Date.now() }, key)
  let over = (await db.count('copies')) - most_copies
  if (over <= 0) return
  for (let cursor = await db.transaction('copies', 'readwrite').store.index('at').openCursor(); cursor && over > 0; cursor = await cursor.continue()) {
    if (isNeeded(cursor.primaryKey)) continue
    await cursor.delete()
    over -= 1
  }
}

/** Without a network a day's work rests on these: who is signed in, the rules, the checklists. They go only when somebody signs out. */
function isNeeded(key: string): boolean {
  return key === 'session' || key === 'rules' || key === 'checklists' || key.startsWith('checklist:') || key.startsWith('notice:')
}

/** Makes room by what the day can do without: copies of pages and lists. Not the area and what else work rests on, which could not be had
 *  again without a network, and not the page of a place where a visit is under way. */
export async function forgetPages(): Promise<void> {
  const tx = (await database()).transaction(['copies', 'drafts'], 'readwrite')
  const visited = new Set((await tx.objectStore('drafts').getAllKeys()).map((place) => `page:place:${place}`))
  for (const key of await tx.objectStore('copies').getAllKeys()) if (!isNeeded(key) && !visited.has(key)) await tx.objectStore('copies').delete(key)
  await tx.done
}

export async function copyOf<T>(key: string): Promise<{ value: T; at: number } | undefined> {
  return (await (await database()).get('copies', key)) as { value: T; at: number } | undefined
}

export async function forgetCopies(): Promise<void> {
  await clearArea()
  await (await database()).clear('copies')
}

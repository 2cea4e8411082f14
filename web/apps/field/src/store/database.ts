// SPDX-License-Identifier: Apache-2.0
// The phone's own database: the outbox, unsent photos, drafts of inspections, other forms that were begun, the patrol that is being walked, the server's receipts, the numbers of entries, the
// day's plan as its owner changed it, copies of pages so that they open with no network, and the key that all but the numbers are sealed with (stores.ts says how, and how a new store joins).
import type { DBSchema, StoreNames } from 'idb'
import type { NumberBook } from '../outbox/numbers'
import { opener } from './open'
import type { Lock } from './seal'
import type { Row } from './sealed'

export interface FieldSchema extends DBSchema {
  copies: { key: string; value: Row; indexes: { at: number } }
  outbox: { key: string; value: Row }
  photos: { key: string; value: Row }
  drafts: { key: string; value: Row }
  receipts: { key: string; value: Row; indexes: { kept_at: number } }
  /** No text is in it, and it is changed within the transactions that keep entries: it lies in the clear. */
  numbers: { key: string; value: NumberBook }
  /** By owner. */
  patrols: { key: string; value: Row }
  plans: { key: string; value: Row }
  forms: { key: string; value: Row }
  /** `lock`: the key. `old`: rows of an app that did not seal are still here. */
  keys: { key: string; value: Lock | true }
}
export type FieldStore = StoreNames<FieldSchema>
/** Those whose values lie sealed. */
export type RowStore = Exclude<FieldStore, 'numbers' | 'keys'>

export const database = opener<FieldSchema>('gridward-field', 7, (db, before, _now, tx) => {
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
  if (before < 6) {
    db.createObjectStore('keys')
    if (before > 0) void tx.objectStore('keys').put(true, 'old')
  }
  if (before < 7) db.createObjectStore('forms')
})

/** IndexedDB takes no reactive proxies; what we keep is plain JSON anyway. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

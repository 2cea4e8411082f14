// SPDX-License-Identifier: Apache-2.0
// The sealed stores of this phone. A new one is three lines: its rows in FieldSchema and its createObjectStore under the next version (database.ts),
// and its nature here. Then `put`, `get`, `change` and `remove` keep, open and change its values; sealing, the owner, the sign-out and an older app's
// rows come with that. What must be kept together with other rows goes through `write` of sealed.ts: rows first (`store.row`), then one transaction.
import type { Draft } from '../inspect/draft'
import type { Entry } from '../outbox/outbox'
import type { KeptReceipt } from '../outbox/receipt'
import type { RunningPatrol } from '../patrol/running'
import type { Plan } from '../today/plan'
import { SealedStore } from './sealed'

export interface Kept { value: unknown; at: number; /** Makes no room for others. */ needed?: true }
/** A form that was begun; its photos are spoken of by name. `id`: of the entry that it will be. */
export interface KeptForm { id: string; form: unknown; started_at: number }
export interface KeptPhoto { bytes: ArrayBuffer; type: string; at: number }

/** Under hidden names: an address of a page holds what somebody searched for. */
export const copies = new SealedStore<Kept, Omit<Kept, 'value'>>('copies', { keeps: 'copy', clear: ({ at, needed }) => ({ at, ...(needed ? { needed } : {}) }) })

/** What names an entry that can no longer be opened lies in the clear, and its number, which is given within a transaction. */
export type ClearEntry = Pick<Entry, 'id' | 'kind' | 'order' | 'made_at' | 'number' | 'elsewhere'>
export const entries = new SealedStore<Entry, ClearEntry>('outbox', { keeps: 'work', clear: ({ id, kind, order, made_at, number, elsewhere }) => ({ id, kind, order, made_at, ...(number === undefined ? {} : { number }), ...(elsewhere ? { elsewhere } : {}) }) })

export const photos = new SealedStore<KeptPhoto, Omit<KeptPhoto, 'bytes'>>('photos', {
  keeps: 'work', clear: ({ type, at }) => ({ type, at }), bytes: ({ bytes }) => new Uint8Array(bytes), value: (bytes, { type, at }) => ({ bytes: bytes.slice().buffer, type, at }),
})

/** By owner and place. */
export const drafts = new SealedStore<Draft, Pick<Draft, 'id' | 'started_at'>>('drafts', { keeps: 'work', clear: ({ id, started_at }) => ({ id, started_at }) })

/** By owner and name. */
export const forms = new SealedStore<KeptForm, Omit<KeptForm, 'form'>>('forms', { keeps: 'work', clear: ({ id, started_at }) => ({ id, started_at }) })

/** By owner. Its id lies in the clear: it is dropped in the transaction that keeps what it became. */
export const patrols = new SealedStore<RunningPatrol, Pick<RunningPatrol, 'id'>>('patrols', { keeps: 'work', clear: ({ id }) => ({ id }) })

export const plans = new SealedStore<Plan>('plans', { keeps: 'copy', clear: () => ({}) })

/** By item. */
export const receipts = new SealedStore<KeptReceipt, Pick<KeptReceipt, 'item' | 'kept_at'>>('receipts', { keeps: 'copy', clear: ({ item, kept_at }) => ({ item, kept_at }) })

export const all_stores = [copies, entries, photos, drafts, forms, patrols, plans, receipts] as const

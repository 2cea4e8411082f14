// SPDX-License-Identifier: Apache-2.0
// A store whose values lie sealed. A row holds its owner, the few fields that a query needs, and the value as bytes that open only under the same
// owner, store and id. A transaction cannot wait for the browser's cryptography: rows are made before it, values are opened after it.
import type { IDBPTransaction } from 'idb'
import { database, type FieldSchema, type FieldStore, type RowStore } from './database'
import { lockAnew, lockToRead, lockToWrite } from './lock'
import { owner } from './owner'
import { sealed, unsealed, type Lock } from './seal'

export interface Row { owner: string; box?: Uint8Array; /** Where nothing can be sealed. */ plain?: Uint8Array }
export type Key = string | number
export interface Nature<V, Clear> {
  /** Fields that lie in the clear: what finds or orders rows, never a text, a name or an address. They count when they differ from what is sealed. */
  clear(value: V): Clear
  /** `work` stays at a sign-out while it has not been sent, `copy` can be had again, or means nothing to anybody else: it goes. */
  keeps: 'work' | 'copy'
  bytes?(value: V): Uint8Array
  value?(bytes: Uint8Array, row: Row & Clear): V
}
type Writing = IDBPTransaction<FieldSchema, FieldStore[], 'readwrite'>

const utf8 = new TextEncoder()
const text = new TextDecoder()
const isSealed = (row: Row): boolean => row.box !== undefined || row.plain !== undefined

async function bytesOf(row: Row, where: string): Promise<Uint8Array | undefined> {
  if (row.plain) return row.plain
  const lock = await lockToRead()
  const opened = lock && row.box && (await unsealed(lock, row.box, where).catch(() => undefined))
  if (opened) return opened
  // Another page may have signed out and in again meanwhile, which makes another key.
  const now = await lockAnew()
  return now && row.box && now.id !== lock?.id ? unsealed(now, row.box, where).catch(() => undefined) : undefined
}

/** How the values of one store, in whichever database, become rows and rows values again. */
export class Seal<V, Clear extends object = object> {
  constructor(readonly name: string, readonly nature: Nature<V, Clear>) {}

  #where(id: Key, of: string): string {
    return `${of}\n${this.name}\n${id}`
  }

  /** Before the transaction. */
  async row(lock: Lock | undefined, id: Key, value: V, of = owner()): Promise<Row & Clear> {
    const bytes = this.nature.bytes?.(value) ?? utf8.encode(JSON.stringify(value))
    return { ...this.nature.clear(value), owner: of, ...(lock ? { box: await sealed(lock, bytes, this.#where(id, of)) } : { plain: bytes }) }
  }

  /** After the transaction; undefined when it cannot be opened. */
  async value(id: Key, row: Row): Promise<V | undefined> {
    if (!isSealed(row)) return row as unknown as V   // of an app that did not seal, not taken over yet
    const bytes = await bytesOf(row, this.#where(id, row.owner))
    if (!bytes) return undefined
    const { owner: _o, box: _b, plain: _p, ...clear } = row
    return this.nature.value ? this.nature.value(bytes, row as Row & Clear) : { ...(JSON.parse(text.decode(bytes)) as V), ...clear }
  }

}

/** One of the phone's own database. */
export class SealedStore<V, Clear extends object = object> extends Seal<V, Clear> {
  constructor(override readonly name: RowStore, nature: Nature<V, Clear>) {
    super(name, nature)
  }

  #terms(of: string): Terms {
    return { wanted: () => of !== '' && of === owner(), durability: this.nature.keeps === 'work' ? 'strict' : 'relaxed' }
  }

  async get(id: string): Promise<V | undefined> {
    const row = await (await database()).get(this.name, id)
    return row && this.value(id, row)
  }

  /** For who is signed in; nothing for nobody. */
  async put(id: string, value: V): Promise<void> {
    const of = owner()
    await write([this.name], (lock) => this.row(lock, id, value, of), (tx, row) => [() => putRow(tx, this, id, row)], this.#terms(of))
  }

  async remove(id: string): Promise<void> {
    await (await database()).delete(this.name, id)
  }

  /** Changes the value as it stands in that moment: where another page keeps another meanwhile, that one is changed. `undefined` leaves it as it is. */
  async change(id: string, change: (value: V | undefined) => V | undefined): Promise<void> {
    const of = owner()
    for (let tries = 0; tries < most_tries; tries += 1) {
      const before = await (await database()).get(this.name, id)
      const next = change(before && (await this.value(id, before)))
      if (next === undefined) return
      let same = true
      await write([this.name], (lock) => this.row(lock, id, next, of), (tx, row) => [async () => {
        same = sameRow(await tx.objectStore(this.name).get(id), before)
        if (same) await putRow(tx, this, id, row)
      }], this.#terms(of))
      if (same) return
    }
    throw new Error(`${this.name} is changed all the time`)
  }
}

const most_tries = 20
/** No two sealed rows are alike. */
function sameRow(one: Row | undefined, two: Row | undefined): boolean {
  const [a, b] = [one?.box ?? one?.plain, two?.box ?? two?.plain]
  return a && b ? indexedDB.cmp(a, b) === 0 : Boolean(one) === Boolean(two)
}

/** Whether the store's rows hold their key themselves is the store's matter. */
export function putRow(tx: Writing, { name }: { name: RowStore }, id: string, row: Row): Promise<unknown> {
  const store = tx.objectStore(name)
  return store.keyPath === null ? store.put(row, id) : store.put(row)
}

/** All of the steps or none: a request that is refused at once does not end its transaction by itself. */
export async function whole(tx: { done: Promise<void>; abort(): void }, steps: (() => Promise<unknown>)[]): Promise<void> {
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

const most_locks = 5
interface Terms {
  /** Asked once more just before it is kept. */
  wanted?: () => boolean
  /** `strict`: on the disk before it is said to be kept. */
  durability?: 'strict' | 'relaxed'
}

/** One transaction with rows that were sealed before it. When the key is another by then (a sign-out on another page) they are sealed anew: nothing is ever kept that
 *  nobody can open. False, and nothing is kept, when `wanted` no longer holds. */
export async function write<P>(stores: FieldStore[], prepare: (lock: Lock | undefined) => Promise<P>, steps: (tx: Writing, prepared: P) => (() => Promise<unknown>)[], { wanted = () => true, durability = 'strict' }: Terms = {}): Promise<boolean> {
  for (let locks = 0; locks < most_locks; locks += 1) {
    if (!wanted()) return false
    const lock = await lockToWrite()
    const prepared = await prepare(lock)
    const db = await database()
    if (!wanted()) return false
    const tx = db.transaction([...stores, 'keys'], 'readwrite', { durability })
    tx.done.catch(() => undefined)   // whoever waits for the steps hears of it
    const kept = await tx.objectStore('keys').get('lock')
    if (lock === undefined || (kept !== undefined && kept !== true && kept.id === lock.id)) {
      await whole(tx, steps(tx, prepared))
      return true
    }
    await tx.done
    await lockAnew()
  }
  throw new Error('the key of this phone is changed all the time')
}

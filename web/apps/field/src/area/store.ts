// SPDX-License-Identifier: Apache-2.0
// The area's own database on the phone: sheets of places, what the sheets leave out, open hazards, the base map, and how far each got. Apart from that of
// the outbox, so that forgetting the one never touches the other. Each write is one transaction: a phone that stops goes on from there.
import type { HazardView } from '@gridward/api'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Sheet } from './sheet'

export interface AreaState {
  owner: string
  regions: string[]
  /** Of the log: from here on changes are asked for. */
  seq: number
  places: { done: boolean; next?: string }
  hazards: { done: boolean; next?: string }
  /** When it was last as the server has it. */
  at?: number
  /** Grows with every write, so that another page of the app sees that there is something new. */
  writes: number
}
export interface AreaWrite {
  state: AreaState
  /** undefined: the sheet has become empty. */
  sheets?: Map<number, { sheet: Sheet; rest: Uint8Array } | undefined>
  hazards?: HazardView[]
  gone_hazards?: string[]
}
/** How far the base map got; it belongs to the area's owner as all of this does. */
export interface BaseState {
  owner: string
  edition: string
  source: string
  done: boolean
  next?: string
}
interface AreaSchema extends DBSchema {
  state: { key: string; value: AreaState }
  sheets: { key: number; value: Sheet }
  rests: { key: number; value: Uint8Array }
  hazards: { key: string; value: HazardView; indexes: { place: string } }
  base_state: { key: string; value: BaseState }
  /** A sheet's JSON as bytes. */
  base_sheets: { key: number; value: Uint8Array }
}
const stores = ['state', 'sheets', 'rests', 'hazards', 'base_state', 'base_sheets'] as const
const base_stores = ['base_state', 'base_sheets'] as const
const only = 'area'

let opened: Promise<IDBPDatabase<AreaSchema>> | undefined
function database(): Promise<IDBPDatabase<AreaSchema>> {
  opened ??= openDB<AreaSchema>('gridward-area', 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('state')
        db.createObjectStore('sheets')
        db.createObjectStore('rests')
        db.createObjectStore('hazards', { keyPath: 'id' }).createIndex('place', 'place')
      }
      if (before < 2) for (const name of base_stores) db.createObjectStore(name)
    },
    blocking: (_current, _blocked, event) => {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

export async function areaState(): Promise<AreaState | undefined> {
  return (await database()).get('state', only)
}

export async function readSheets(): Promise<Map<number, Sheet>> {
  const tx = (await database()).transaction('sheets')
  const [keys, sheets] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
  return new Map(keys.map((key, i) => [key, sheets[i] as Sheet]))
}

export async function restOf(sheet: number): Promise<Uint8Array | undefined> {
  return (await database()).get('rests', sheet)
}

export async function hazardsOf(place: string): Promise<HazardView[]> {
  return (await database()).getAllFromIndex('hazards', 'place', place)
}

export async function allHazards(): Promise<HazardView[]> {
  return (await database()).getAll('hazards')
}

export async function writeArea({ state, sheets, hazards, gone_hazards }: AreaWrite): Promise<void> {
  const tx = (await database()).transaction(stores, 'readwrite')
  const done: Promise<unknown>[] = [tx.objectStore('state').put(state, only)]
  for (const [key, kept] of sheets ?? []) {
    if (kept) done.push(tx.objectStore('sheets').put(kept.sheet, key), tx.objectStore('rests').put(kept.rest, key))
    else done.push(tx.objectStore('sheets').delete(key), tx.objectStore('rests').delete(key))
  }
  for (const id of gone_hazards ?? []) done.push(tx.objectStore('hazards').delete(id))
  for (const hazard of hazards ?? []) done.push(tx.objectStore('hazards').put(hazard))
  await Promise.all([...done, tx.done])
}

/** Empties it; with a state, for a new beginning. */
export async function clearArea(state?: AreaState): Promise<void> {
  const tx = (await database()).transaction(stores, 'readwrite')
  await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), ...(state ? [tx.objectStore('state').put(state, only)] : []), tx.done])
}

export async function baseState(): Promise<BaseState | undefined> {
  return (await database()).get('base_state', only)
}

export async function readBase(): Promise<Uint8Array[]> {
  return (await database()).getAll('base_sheets')
}

/** `anew`: what was kept goes first. */
export async function writeBase(state: BaseState, sheets: Map<number, Uint8Array>, anew: boolean): Promise<void> {
  const tx = (await database()).transaction(base_stores, 'readwrite')
  const done: Promise<unknown>[] = [tx.objectStore('base_state').put(state, only)]
  if (anew) done.push(tx.objectStore('base_sheets').clear())
  for (const [key, bytes] of sheets) done.push(tx.objectStore('base_sheets').put(bytes, key))
  await Promise.all([...done, tx.done])
}

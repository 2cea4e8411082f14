// SPDX-License-Identifier: Apache-2.0
// The area's own database on the phone: sheets of places, what the sheets leave out, sheets of open hazards, the base map, and how far each got. Apart from that of
// the outbox, so that forgetting the one never touches the other. Each write is one transaction: a phone that stops goes on from there.
import type { HazardView } from '@gridward/api'
import type { DBSchema } from 'idb'
import { lockToWrite } from '../store/lock'
import { opener } from '../store/open'
import { owner } from '../store/owner'
import type { Lock } from '../store/seal'
import { Seal, type Row } from '../store/sealed'
import { inSheets, type HazardSheets } from './hazard_sheets'
import { packSheet, unpackSheet } from './pack'
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
  hazards?: Map<number, HazardView[] | undefined>
}
/** How far the base map got; it belongs to the area's owner as all of this does. */
export interface BaseState {
  owner: string
  edition: string
  source: string
  done: boolean
  next?: string
}
/** How far it got lies in the clear: numbers, codes of regions, an owner's id. */
interface AreaSchema extends DBSchema {
  /** `old`: rows of an app that did not seal are still here. */
  state: { key: string; value: AreaState | true }
  sheets: { key: number; value: Row }
  rests: { key: number; value: Row }
  hazard_sheets: { key: number; value: Row }
  /** Of an app that sealed each hazard by itself. */
  hazards: { key: string; value: Row & { id: string; place: string }; indexes: { place: string } }
  base_state: { key: string; value: BaseState }
  /** A sheet's JSON as bytes: streets and rivers as anybody may see them, not sealed. */
  base_sheets: { key: number; value: Uint8Array }
}
const stores = ['state', 'sheets', 'rests', 'hazard_sheets', 'hazards', 'base_state', 'base_sheets'] as const
const base_stores = ['base_state', 'base_sheets'] as const
const only = 'area'
const name = 'gridward-area'

const sheetStore = new Seal<Sheet>('sheets', { keeps: 'copy', clear: () => ({}), bytes: packSheet, value: unpackSheet })
const restStore = new Seal<Uint8Array>('rests', { keeps: 'copy', clear: () => ({}), bytes: (rest) => rest, value: (rest) => rest })
const hazardStore = new Seal<{ rows: HazardView[] }>('hazard_sheets', { keeps: 'copy', clear: () => ({}) })
const singleHazard = new Seal<HazardView, { id: string; place: string }>('hazards', { keeps: 'copy', clear: ({ id, place }) => ({ id, place: place ?? '' }) })

const database = opener<AreaSchema>(name, 4, (db, before, _now, tx) => {
  if (before < 1) {
    db.createObjectStore('state')
    db.createObjectStore('sheets')
    db.createObjectStore('rests')
    db.createObjectStore('hazards', { keyPath: 'id' }).createIndex('place', 'place')
  }
  if (before < 2) for (const store of base_stores) db.createObjectStore(store)
  if (before < 4) db.createObjectStore('hazard_sheets')
  if (before === 1 || before === 2) void tx.objectStore('state').put(true, 'old')
})

export async function areaState(): Promise<AreaState | undefined> {
  return (await (await database()).get('state', only)) as AreaState | undefined
}

const read_at_once = 64
/** All, or undefined when one cannot be opened: spoilt, or sealed with a key that is gone. Some are opened while the browser reads the next. */
export async function readSheets(): Promise<Map<number, Sheet> | undefined> {
  const { store } = (await database()).transaction('sheets')
  const keys = await store.getAllKeys()
  const open = async (some: number[]): Promise<(readonly [number, Sheet | undefined])[]> => {
    const rows = await store.getAll(IDBKeyRange.bound(some[0], some.at(-1)))
    return Promise.all(some.map(async (key, i) => [key, await sheetStore.value(key, rows[i] as Row)] as const))
  }
  const parts = Array.from({ length: Math.ceil(keys.length / read_at_once) }, (_, part) => keys.slice(part * read_at_once, (part + 1) * read_at_once))
  const sheets = (await Promise.all(parts.map(open))).flat()
  return sheets.every(([, sheet]) => sheet) ? new Map(sheets as [number, Sheet][]) : undefined
}

export async function restOf(sheet: number): Promise<Uint8Array | undefined> {
  const row = await (await database()).get('rests', sheet)
  return row && restStore.value(sheet, row)
}

/** All, or undefined when one cannot be opened. */
export async function readHazards(): Promise<HazardSheets | undefined> {
  const tx = (await database()).transaction(['hazard_sheets', 'hazards'])
  const [keys, rows, singles] = await Promise.all([tx.objectStore('hazard_sheets').getAllKeys(), tx.objectStore('hazard_sheets').getAll(), tx.objectStore('hazards').getAll()])
  if (singles.length) return takeOverHazards(singles)
  const sheets = await Promise.all(keys.map(async (key, i) => [key, (await hazardStore.value(key, rows[i] as Row))?.rows] as const))
  return sheets.every(([, some]) => some) ? new Map(sheets as [number, HazardView[]][]) : undefined
}

/** The clear field of a row that has no place was empty. */
function withoutBlank({ place, ...hazard }: HazardView): HazardView {
  return place ? { ...hazard, place } : hazard
}

/** Kept in sheets from now on, in one transaction; where that fails it is tried again at the next start. */
async function takeOverHazards(singles: AreaSchema['hazards']['value'][]): Promise<HazardSheets> {
  const opened = await Promise.all(singles.map((row) => singleHazard.value(row.id, row)))
  const sheets = inSheets(opened.flatMap((one) => (one ? [withoutBlank(one)] : [])))
  const lock = await lockToWrite()
  const of = singles[0]?.owner ?? owner()
  const rows = await Promise.all([...sheets].map(async ([key, some]) => [key, await hazardStore.row(lock, key, { rows: some }, of)] as const))
  const tx = (await database()).transaction(['hazard_sheets', 'hazards'], 'readwrite')
  const still = await tx.objectStore('hazards').count()
  if (still) await Promise.all([...rows.map(([key, row]) => tx.objectStore('hazard_sheets').put(row, key)), tx.objectStore('hazards').clear()])
  await tx.done
  return sheets
}

export async function writeArea({ state, sheets, hazards }: AreaWrite): Promise<void> {
  const lock = await lockToWrite()
  const of = state.owner
  const sheetRows = await Promise.all([...(sheets ?? [])].map(async ([key, kept]) =>
    [key, kept && (await Promise.all([sheetStore.row(lock, key, kept.sheet, of), restStore.row(lock, key, kept.rest, of)]))] as const))
  const hazardRows = await Promise.all([...(hazards ?? [])].map(async ([key, rows]) => [key, rows && (await hazardStore.row(lock, key, { rows }, of))] as const))
  const db = await database()
  if (owner() !== of) throw new Error('somebody else is signed in')
  const tx = db.transaction(stores, 'readwrite')
  const done: Promise<unknown>[] = [tx.objectStore('state').put(state, only)]
  for (const [key, rows] of sheetRows) {
    if (rows) done.push(tx.objectStore('sheets').put(rows[0], key), tx.objectStore('rests').put(rows[1], key))
    else done.push(tx.objectStore('sheets').delete(key), tx.objectStore('rests').delete(key))
  }
  for (const [key, row] of hazardRows) done.push(row ? tx.objectStore('hazard_sheets').put(row, key) : tx.objectStore('hazard_sheets').delete(key))
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

const at_once = 20
/** Rows of an app that did not seal are sealed, once; until then they are read as they are. */
export async function sealOldArea(): Promise<void> {
  const db = await database()
  const state = await areaState()
  if (!(await db.get('state', 'old'))) return
  if (state && state.owner === owner()) {
    await readHazards()
    const lock = await lockToWrite()
    for (const [store, name] of [[sheetStore, 'sheets'], [restStore, 'rests']] as const) {
      const keys = await db.getAllKeys(name)
      for (let from = 0; from < keys.length; from += at_once) await sealSome(lock, store as Seal<unknown>, name, keys.slice(from, from + at_once), state.owner)
    }
  }
  await db.delete('state', 'old')
}

async function sealSome(lock: Lock | undefined, store: Seal<unknown>, name: 'sheets' | 'rests', keys: number[], of: string): Promise<void> {
  const db = await database()
  const isOld = (row: Row | undefined): row is Row => row !== undefined && !row.box && !row.plain
  const rows = await Promise.all(keys.map(async (key) => {
    const row = await db.get(name, key)
    return isOld(row) ? { key, row: await store.row(lock, key, row, of) } : undefined
  }))
  const tx = db.transaction(name, 'readwrite')
  for (const one of rows) if (one && isOld(await tx.store.get(one.key))) await tx.store.put(one.row, one.key)
  await tx.done
}

// SPDX-License-Identifier: Apache-2.0
// Some places as a few long texts and arrays of numbers, so that a hundred thousand open at once and can be searched without an object for each:
// what lists show and search looks at. The rest of each place lies beside it, packed, and is opened for one sheet at a time.
import type { AskedVisit, PlaceView } from '@gridward/api'

export const rows_a_sheet = 200
export const id_length = 26
const micro = 1e6
export const nowhere = -0x80000000

/** One text a place, joined by line ends, with one before the first and after the last; starts holds where each begins, and the end. */
export interface Texts { all: string; starts: Uint32Array }
export interface Sheet {
  ids: string
  names: Texts
  initials: Texts
  addresses: Texts
  /** Millionths of a degree; `nowhere` without a position. */
  lng: Int32Array
  lat: Int32Array
  /** Days since 1970; 0 = none. */
  due: Int32Array
  open: Uint32Array
  type: Uint16Array
  /** What `type` counts. */
  types: [id: string, zh: string, en: string][]
  /** The few rows for which a visit is asked, with why; absent = none. */
  asked?: [row: number, asked: AskedVisit][]
  /** The few rows into which others were merged, with the ids of those; absent = none. */
  doubles?: [row: number, ids: string[]][]
}
/** What the columns do not hold. */
type Rest = Omit<PlaceView, 'id' | 'name' | 'address' | 'due_on' | 'open_hazards' | 'type' | 'type_zh' | 'type_en' | 'asked'>
export type PlaceRow = Pick<PlaceView, 'id' | 'name' | 'address' | 'due_on' | 'open_hazards' | 'type' | 'type_zh' | 'type_en' | 'asked'> & { at?: { lng: number; lat: number }; distance_m?: number }

export const countOf = (sheet: Sheet): number => sheet.due.length
export const idOf = (sheet: Sheet, row: number): string => sheet.ids.slice(row * id_length, (row + 1) * id_length)
export const textOf = (texts: Texts, row: number): string => texts.all.slice(texts.starts[row], (texts.starts[row + 1] ?? 0) - 1)

export function rowOfId(sheet: Sheet, id: string): number {
  if (id.length !== id_length) return -1
  let at = sheet.ids.indexOf(id)
  while (at >= 0 && at % id_length !== 0) at = sheet.ids.indexOf(id, at + 1)
  return at < 0 ? -1 : at / id_length
}

function join(texts: string[]): Texts {
  const starts = new Uint32Array(texts.length + 1)
  let at = 1
  texts.forEach((text, row) => {
    starts[row] = at
    at += text.length + 1
  })
  starts[texts.length] = at
  return { all: `\n${texts.join('\n')}\n`, starts }
}

const oneLine = (text: string): string => text.replace(/\n/g, ' ')
const dayOf = (date: string | undefined): number => (date ? Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) : 0)
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

export function makeSheet(places: readonly PlaceView[], initialsOf: (name: string) => string): Sheet {
  const types: Sheet['types'] = []
  const number = (place: PlaceView): number => {
    const known = types.findIndex(([id]) => id === place.type)
    return known >= 0 ? known : types.push([place.type, place.type_zh, place.type_en]) - 1
  }
  const asked = places.flatMap((place, row): [number, AskedVisit][] => (place.asked ? [[row, place.asked]] : []))
  const doubles = places.flatMap((place, row): [number, string[]][] => (place.doubles ? [[row, place.doubles]] : []))
  const degrees = (value: number | undefined): number => (value === undefined ? nowhere : Math.round(value * micro))
  return {
    ids: places.map((place) => place.id).join(''),
    names: join(places.map((place) => oneLine(place.name))),
    initials: join(places.map((place) => initialsOf(place.name))),
    addresses: join(places.map((place) => oneLine(place.address))),
    lng: Int32Array.from(places, (place) => degrees(place.position?.at.lng)),
    lat: Int32Array.from(places, (place) => degrees(place.position?.at.lat)),
    due: Int32Array.from(places, (place) => dayOf(place.due_on)),
    open: Uint32Array.from(places, (place) => place.open_hazards),
    type: Uint16Array.from(places, number),
    types,
    ...(asked.length ? { asked } : {}),
    ...(doubles.length ? { doubles } : {}),
  }
}

/** The place into which one was merged whose id ends so: a whole id, or what stands under a code. */
export function rightOne(sheet: Sheet, end: string): { id: string; name: string } | undefined {
  const row = sheet.doubles?.find(([, ids]) => ids.some((id) => id.endsWith(end)))?.[0]
  return row === undefined ? undefined : { id: idOf(sheet, row), name: textOf(sheet.names, row) }
}

export function packRest(places: readonly PlaceView[]): Uint8Array {
  const rest = places.map(({ id: _i, name: _n, address: _a, due_on: _d, open_hazards: _o, type: _t, type_zh: _z, type_en: _e, asked: _k, ...others }): Rest => others)
  return new TextEncoder().encode(JSON.stringify(rest))
}

export function rowOf(sheet: Sheet, row: number): PlaceRow {
  const [type, type_zh, type_en] = sheet.types[sheet.type[row] ?? 0] ?? ['', '', '']
  const due = sheet.due[row] ?? 0
  const lng = sheet.lng[row] ?? nowhere
  const asked = sheet.asked?.find(([of]) => of === row)?.[1]
  return {
    id: idOf(sheet, row), name: textOf(sheet.names, row), address: textOf(sheet.addresses, row), type, type_zh, type_en, open_hazards: sheet.open[row] ?? 0,
    ...(due ? { due_on: dateOf(due) } : {}),
    ...(asked ? { asked } : {}),
    ...(lng === nowhere ? {} : { at: { lng: lng / micro, lat: (sheet.lat[row] ?? 0) / micro } }),
  }
}

/** The places of a sheet as they came. */
export function unpack(sheet: Sheet, rest: Uint8Array): PlaceView[] {
  const others = JSON.parse(new TextDecoder().decode(rest)) as Rest[]
  return others.map((other, row) => {
    const { at: _at, ...shown } = rowOf(sheet, row)
    return { ...other, ...shown }
  })
}

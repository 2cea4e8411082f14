// SPDX-License-Identifier: Apache-2.0
import type { HazardView, PlaceView } from '@gridward/api'
import { expect, test } from 'vitest'
import { idNumber, samplePlace } from '../area/samples.test.data'
import { makeSheet, packRest, unpack } from '../area/sheet'
import { needsOf, walked, type Need, type Wanted } from './needs'

const now_ms = Date.parse('2026-11-30T09:00:00+08:00')
const far_away = { due_on: '2027-03-01', open_hazards: 0 }
const place = (n: number, more: Partial<PlaceView> = {}): PlaceView => samplePlace(n, { ...far_away, ...more })
const hazard = (n: number, more: Partial<HazardView>): HazardView => ({
  id: idNumber(1000 + n), place: idNumber(n), place_name: '', place_type: '', region: '320612001001001', region_name: '示例网格', source: 'inspection', description: '示例', result_class: 'G2', level: 'general',
  state: 'rectifying', climb: 'none', found_at: '2026-11-20T09:00:00+08:00', found_by: 'x', fixed_by: '', overdue: false, extensions: 0, reopened: 0, version: 2, ...more,
})
function needs(places: PlaceView[], more: Partial<Wanted> = {}): ReturnType<typeof needsOf> {
  const middle = Math.ceil(places.length / 2)
  const sheets = [places.slice(0, middle), places.slice(middle)].map((some) => makeSheet(some, () => ''))
  return needsOf(sheets, { hazards: [], drafts: new Set(), done: new Set(), now_ms, limit: 30, waits: () => false, put_off: [], ...more })
}
const only = (found: { needs: Need[] }): Need => {
  expect(found.needs).toHaveLength(1)
  return found.needs[0] as Need
}

test('a day on which nothing is needed is empty', () => {
  expect(needs([place(1), place(2)])).toEqual({ needs: [], more: false, off: [] })
})

test('a place is due on its day and after, not before', () => {
  const found = needs([place(1, { due_on: '2026-11-29' }), place(2, { due_on: '2026-11-30' }), place(3, { due_on: '2026-12-01' })])
  expect(found.needs.map((need) => [need.key, need.reasons])).toEqual([
    [idNumber(1), [{ kind: 'due', by: '2026-11-29', late: true }]],
    [idNumber(2), [{ kind: 'due', by: '2026-11-30', late: false }]],
  ])
})

test.each([
  ['past', '2026-11-30T08:59:00.000000+08:00', { by: '2026-11-30', late: true }, 0],
  ['later today', '2026-11-30T18:00:00.000000+08:00', { by: '2026-11-30', late: false }, 1],
  ['tomorrow', '2026-12-01T23:59:00.000000+08:00', { by: '2026-12-01', late: false }, 1],
])('a deadline that is %s is a reason', (_when, due, said, rank) => {
  const found = only(needs([place(1, { open_hazards: 1 }), place(2, { open_hazards: 1 })], { hazards: [hazard(1, { due })] }))
  expect(found).toMatchObject({ key: idNumber(1), rank, reasons: [{ kind: 'deadline', n: 1, ...said }] })
})

test('a deadline the day after tomorrow is not near yet', () => {
  expect(needs([place(1, { open_hazards: 1 })], { hazards: [hazard(1, { due: '2026-12-02T00:00:00.000000+08:00' })] }).needs).toEqual([])
})

test('no clock runs for who visits while a department has it, or the office judges whether it is major', () => {
  const due = '2026-11-30T08:00:00.000000+08:00'
  expect(needs([place(1, { open_hazards: 3 })], { hazards: [hazard(1, { due, state: 'handed_over' }), hazard(2, { place: idNumber(1), due, state: 'found', level: 'suspected_major' })] }).needs).toEqual([])
  expect(only(needs([place(1, { open_hazards: 1 })], { hazards: [hazard(1, { due, state: 'found', level: 'imminent' })] })).rank).toBe(0)
})

test('what is said to be fixed waits for its re-check, whatever its deadline was', () => {
  expect(only(needs([place(1, { open_hazards: 1 })], { hazards: [hazard(1, { state: 'done', due: '2026-11-01T08:00:00.000000+08:00' })] })).reasons).toEqual([{ kind: 'recheck', n: 1 }])
})

test('who fixed it, or sent that in, is not asked to re-check it', () => {
  const me = idNumber(7)
  const waits = (own: Partial<HazardView>): number => needs([place(1, { open_hazards: 1 })], { me, hazards: [hazard(1, { state: 'done', ...own })] }).needs.length
  expect([waits({ fixed_by: me }), waits({ fixed_by: idNumber(8), fix_sent_by: me }), waits({ fixed_by: idNumber(8) }), waits({ fixed_by: 'place' })]).toEqual([0, 0, 1, 1])
})

test('a place stands there once with all its reasons, the most pressing first', () => {
  const asked = { why: '群众反映通道堵塞', by: '2026-12-02', at: '2026-11-30T08:00:00.000000+08:00' }
  const hazards = [hazard(1, { due: '2026-11-28T08:00:00.000000+08:00' }), hazard(2, { place: idNumber(1), due: '2026-11-29T08:00:00.000000+08:00' }), hazard(3, { place: idNumber(1), due: '2026-12-01T08:00:00.000000+08:00' }), hazard(4, { place: idNumber(1), state: 'done' })]
  const found = only(needs([place(1, { due_on: '2026-11-01', open_hazards: 4, asked })], { hazards, drafts: new Set([idNumber(1)]) }))
  expect(found.reasons).toEqual([
    { kind: 'deadline', by: '2026-11-28', n: 2, late: true },
    { kind: 'asked', why: '群众反映通道堵塞', by: '2026-12-02', late: false },
    { kind: 'deadline', by: '2026-12-01', n: 1, late: false },
    { kind: 'recheck', n: 1 },
    { kind: 'draft' },
    { kind: 'due', by: '2026-11-01', late: true },
  ])
})

test.each([['2026-12-05', 1, false], ['2026-11-30', 0, false], ['2026-11-28', 0, true]])('a visit asked for by %s is needed from now on', (by, rank, late) => {
  const found = only(needs([place(1), place(2, { asked: { why: '看', by, at: '2026-11-27T08:00:00+08:00' } })]))
  expect(found).toMatchObject({ key: idNumber(2), rank, reasons: [{ kind: 'asked', why: '看', by, late }] })
})

test('that a visit is asked for comes out of a sheet as it went in', () => {
  const asked = { why: '看', by: '2026-12-05', at: '2026-11-27T08:00:00+08:00' }
  const places = [place(1), place(2, { asked })]
  expect(unpack(makeSheet(places, () => ''), packRest(places))).toEqual(places)
})

test('an inspection that was begun is needed, wherever it is', () => {
  expect(only(needs([place(1), place(2)], { drafts: new Set([idNumber(2)]) })).reasons).toEqual([{ kind: 'draft' }])
})

test('a hazard without a place stands for itself', () => {
  const alone = hazard(1, { due: '2026-11-30T20:00:00.000000+08:00' })
  delete alone.place
  expect(only(needs([place(1)], { hazards: [alone] }))).toMatchObject({ key: alone.id, hazard: { id: alone.id }, reasons: [{ kind: 'deadline' }] })
})

test('a visit that waits to be sent has done what the place was needed for, but not what its hazards need', () => {
  const due = place(1, { due_on: '2026-11-01', open_hazards: 1, asked: { why: '看', by: '2026-12-01', at: '2026-11-27T08:00:00+08:00' } })
  expect(needs([due], { done: new Set([due.id]) }).needs).toEqual([])
  const late = hazard(1, { due: '2026-11-28T08:00:00.000000+08:00' })
  expect(only(needs([due], { done: new Set([due.id]), hazards: [late] })).reasons).toEqual([{ kind: 'deadline', by: '2026-11-28', n: 1, late: true }])
  expect(needs([due], { done: new Set([due.id, late.id]), hazards: [late] }).needs).toEqual([])
})

test('the most pressing come first, then the nearest, or the earliest where no position is known', () => {
  const at = (metres: number): Partial<PlaceView> => ({ position: { at: { lng: 121, lat: 32 + metres / 111_000 } } })
  const places = [place(1, { ...at(900), due_on: '2026-11-01' }), place(2, { ...at(100), due_on: '2026-11-02' }), place(3, { ...at(500), open_hazards: 1 }), place(4, { due_on: '2026-10-01', position: { at: { lng: 122, lat: 33 } } })]
  const hazards = [hazard(3, { due: '2026-11-28T08:00:00.000000+08:00' })]
  const near = { lng: 121, lat: 32 }
  const keys = (list: Need[]): number[] => list.map((need) => places.findIndex((one) => one.id === need.key) + 1)
  const found = needs(places, { hazards, near })
  expect(keys(found.needs)).toEqual([3, 2, 1, 4])
  expect(found.needs[1]?.distance_m).toBeCloseTo(100, 0)
  expect(keys(walked(found.needs, 30))).toEqual([2, 3, 1, 4])
  expect(keys(walked(found.needs, 2))).toEqual([2, 3, 1, 4])
  expect(keys(walked(found.needs, 1))).toEqual([3, 2, 1, 4])
  expect(keys(needs(places, { hazards }).needs)).toEqual([3, 4, 1, 2])
  expect(keys(walked(needs(places, { hazards }).needs, 30))).toEqual([3, 4, 1, 2])
})

test('of many the most pressing few are kept, and that there are more is said', () => {
  const many = Array.from({ length: 500 }, (_, n) => place(n, { due_on: `2026-${String(1 + (n % 10)).padStart(2, '0')}-15`, open_hazards: n === 333 ? 1 : 0 }))
  const found = needs(many, { limit: 5, hazards: [hazard(333, { due: '2026-11-28T08:00:00.000000+08:00' })] })
  expect(found.needs).toHaveLength(5)
  expect(found.needs[0]?.key).toBe(idNumber(333))
  expect(found.needs.slice(1).every((need) => need.place?.due_on === '2026-01-15')).toBe(true)
  expect(found.more).toBe(true)
  expect(needs(many.slice(0, 5), { limit: 5 }).more).toBe(false)
})

test('what was put off takes no room among them and stands apart', () => {
  const found = needs([place(1, { due_on: '2026-11-01' }), place(2, { due_on: '2026-11-02' })], { limit: 1, waits: ({ key }) => key === idNumber(1), put_off: [idNumber(1)] })
  expect(only(found).key).toBe(idNumber(2))
  expect(found.more).toBe(false)
  expect(found.off.map((need) => need.key)).toEqual([idNumber(1)])
})

test('of many that are due it finds the few that are asked for, begun, done or put off', () => {
  const many = Array.from({ length: 2_000 }, (_, n) => place(n, { due_on: '2026-11-20' }))
  const off = new Set([7, 1_999].map(idNumber))
  const found = needs(many, { limit: 5, drafts: new Set([idNumber(1_234)]), done: new Set([0, 1].map(idNumber)), waits: ({ key }) => off.has(key), put_off: off })
  expect(found.needs.map((need) => need.key)).toEqual([1_234, 2, 3, 4, 5].map(idNumber))
  expect(found.off.map((need) => need.key)).toEqual([...off])
  expect(found.more).toBe(true)
})

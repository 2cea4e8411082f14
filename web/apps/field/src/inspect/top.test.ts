// SPDX-License-Identifier: Apache-2.0
import type { ExtinguisherType, HazardView, PlacePage } from '@gridward/api'
import { expect, test } from 'vitest'
import { readData, resolvedLists } from '../../../../packages/checklist/src/cases'
import { inPlainSight } from './seen'
import type { Draft } from './draft'
import { badExtinguishers, nothingToSay, openItems, silentExtinguisherItem, topOf } from './top'

const list = resolvedLists().get('restaurant@1')
if (!list) throw new Error('no list')
const rules = readData<{ types: ExtinguisherType[]; due_soon_days: number }>('rules/extinguishers.json')
const table = { types: rules.types, obsolete: [], due_soon_days: rules.due_soon_days }
const today = '2026-11-25'
const hazard = { id: 'H', item: 'CA-08', state: 'rectifying' } as HazardView
const extinguisher = (manufactured: string) => ({
  extinguisher: { id: manufactured, type: 'dry_powder', spot: '', manufactured, defects: [], removed: false, version: 1 },
  life: { status: 'ok' as const },
})
const page = (more: Partial<PlacePage>): PlacePage =>
  ({ place: { open_hazards: more.hazards?.length ?? 0 }, warnings: [], checklist: { id: 'restaurant', version: 1 }, extinguishers: [], hazards: [], inspections: [], ...more }) as unknown as PlacePage

test('an open hazard stands on top once, not also as a fault of last time', () => {
  const top = topOf(page({ hazards: [hazard] }), list, ['CA-08', 'CA-10'], table, today)
  expect(top.hazards).toEqual([hazard])
  expect(top.failed_before.map((item) => item.id)).toEqual(['CA-10'])
  expect([...openItems(page({ hazards: [hazard] }))]).toEqual(['CA-08'])
})

test('a closed hazard keeps no item open', () => {
  expect(openItems(page({ hazards: [{ ...hazard, state: 'closed' }] })).size).toBe(0)
})

test("an old copy speaks of today: what was in order when it was kept may be due now", () => {
  const top = topOf(page({ extinguishers: [extinguisher('2016-05'), extinguisher('2026-01')] }), list, [], table, today)
  expect(top.extinguishers.map((one) => [one.extinguisher.id, one.life.status])).toEqual([['2016-05', 'scrapped_required']])
})

test('hazards that are not on this phone are counted', () => {
  const place = { open_hazards: 3 } as PlacePage['place']
  expect(topOf(page({ place, hazards: [hazard] }), list, [], table, today).more_hazards).toBe(2)
})

test('the item that speaks of extinguishers is not passed while one that was looked at is bad', () => {
  const draft = { answers: [], extinguishers: [extinguisher('2016-05').extinguisher] } as unknown as Draft
  expect(silentExtinguisherItem(draft, list, table, today)?.id).toBe('CA-14')
  expect(silentExtinguisherItem({ ...draft, answers: [{ item: 'CA-14', answer: 'pass', photos: [], fixed_on_the_spot: false }] }, list, table, today)?.id).toBe('CA-14')
  expect(silentExtinguisherItem({ ...draft, answers: [{ item: 'CA-14', answer: 'fail', photos: [], fixed_on_the_spot: true }] }, list, table, today)).toBeUndefined()
  expect(silentExtinguisherItem({ ...draft, extinguishers: [extinguisher('2026-01').extinguisher] }, list, table, today)).toBeUndefined()
})

test('an extinguisher that has been taken away, or is only due soon, is nothing to act on', () => {
  const old = extinguisher('2016-05').extinguisher
  expect(badExtinguishers([{ ...old, removed: true }, extinguisher('2022-01').extinguisher], table, today)).toEqual([])
  expect(badExtinguishers([old], table, today)).toHaveLength(1)
  expect(badExtinguishers([old], undefined, today)).toEqual([])
})

test('of a place where all is well there is nothing to say', () => {
  expect(nothingToSay(topOf(page({ extinguishers: [extinguisher('2026-01')] }), list, [], table, today))).toBe(true)
})

test('an item is seen when most of it is, or half a screen of one that is taller than the screen', () => {
  expect(inPlainSight(0.7, 70, 700)).toBe(true)
  expect(inPlainSight(0.5, 50, 700)).toBe(false)
  expect(inPlainSight(0.4, 400, 700)).toBe(true)
  expect(inPlainSight(0, 0, 0)).toBe(false)
})

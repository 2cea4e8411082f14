// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Need, Rank } from './needs'
import { arranged, isOff, moved, planOf, putOff, runsOutBefore, takenBack, unordered, type Plan } from './plan'

const day = '2026-11-30'
const fresh = planOf(undefined, 'me', day)
const need = (key: string, rank: Rank = 2): Need => ({ key, rank, reasons: [] })
const keys = (needs: Need[]): string => needs.map((one) => one.key).join('')
const by_hand = (order: string): Plan => ({ ...fresh, order: [...order] })

test('without a hand the order is that of the needs, as many as are shown', () => {
  expect(keys(arranged(fresh, [need('a'), need('b'), need('c')], 2))).toBe('ab')
})

test('one step up, one step down, and none beyond the ends', () => {
  const shown = ['a', 'b', 'c']
  expect(moved(fresh, shown, 'b', -1).order).toEqual(['b', 'a', 'c'])
  expect(moved(fresh, shown, 'b', 1).order).toEqual(['a', 'c', 'b'])
  expect(moved(fresh, shown, 'a', -1)).toBe(fresh)
  expect(moved(fresh, shown, 'c', 1)).toBe(fresh)
  expect(moved(fresh, shown, 'gone', 1)).toBe(fresh)
  expect(unordered(moved(fresh, shown, 'b', 1)).order).toEqual([])
})

test('an order by hand stands, what is done falls out of it', () => {
  expect(keys(arranged(by_hand('cab'), [need('a'), need('c')], 30))).toBe('ca')
})

test('what comes later stands before the first that is less pressing, else at the end', () => {
  const needs = [need('x', 0), need('y', 1), need('a', 0), need('b', 2)]
  expect(keys(arranged(by_hand('ab'), needs, 30))).toBe('axyb')
  expect(keys(arranged(by_hand('ba'), [need('x', 2), need('a', 0), need('b', 2)], 30))).toBe('bax')
})

test('beyond what is shown nothing pushes itself into an order by hand', () => {
  expect(keys(arranged(by_hand('ba'), [need('a'), need('b'), need('c')], 2))).toBe('ba')
  expect(keys(arranged(by_hand('ba'), [need('a'), need('b'), need('c')], 3))).toBe('bac')
})

test('the order ends with its day, what was put off comes back on its own day', () => {
  const plan = putOff(by_hand('ba'), need('b'), '2026-12-02')
  expect(planOf(plan, 'me', day)).toEqual(plan)
  expect(planOf(plan, 'me', '2026-12-01')).toEqual({ owner: 'me', day: '2026-12-01', order: [], off: { b: { until: '2026-12-02', rank: 2 } } })
  expect(planOf(plan, 'me', '2026-12-02').off).toEqual({})
  expect(planOf(plan, 'another', day)).toEqual({ owner: 'another', day, order: [], off: {} })
})

test('put off it waits, taken back it does not', () => {
  const plan = putOff(fresh, need('a'), '2026-12-01')
  expect(isOff(plan, need('a'))).toBe(true)
  expect(isOff(plan, need('b'))).toBe(false)
  expect(isOff(takenBack(plan, 'a'), need('a'))).toBe(false)
})

test('what has become more pressing since waits no longer', () => {
  const plan = putOff(fresh, need('a', 2), '2026-12-05')
  expect(isOff(plan, need('a', 2))).toBe(true)
  expect(isOff(plan, need('a', 1))).toBe(false)
  expect(isOff(putOff(fresh, need('a', 0), '2026-12-05'), need('a', 0))).toBe(true)
})

test('however much is put off, the plan stays small', () => {
  let plan = fresh
  for (let i = 0; i < 300; i += 1) plan = putOff(plan, need(`n${i}`), '2026-12-05')
  expect(Object.keys(plan.off)).toHaveLength(200)
  expect(isOff(plan, need('n299'))).toBe(true)
})

test('putting off says which deadline runs out before', () => {
  const one: Need = { key: 'a', rank: 1, reasons: [{ kind: 'asked', why: '', by: '2026-12-03', late: false }, { kind: 'deadline', by: '2026-12-01', n: 1, late: false }, { kind: 'due', by: '2026-11-01', late: true }] }
  expect(runsOutBefore(one, '2026-12-05')).toBe('2026-12-01')
  expect(runsOutBefore(one, '2026-12-01')).toBeUndefined()
})

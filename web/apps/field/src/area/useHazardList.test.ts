// SPDX-License-Identifier: Apache-2.0
import type { HazardView } from '@gridward/api'
import { expect, test } from 'vitest'
import { byDue, fitsFilter } from './useHazardList'

const now_ms = Date.parse('2026-11-30T09:00:00+08:00')
const hazard = (more: Partial<HazardView>): HazardView => ({ id: 'h', state: 'rectifying', overdue: false, ...more }) as HazardView

test('the next due comes first, what has no deadline last', () => {
  const list = [hazard({ id: 'c' }), hazard({ id: 'b', due: '2026-12-02T08:00:00.000000+08:00' }), hazard({ id: 'a', due: '2026-12-01T08:00:00.000000+08:00' }), hazard({ id: 'd', due: '2026-12-01T08:00:00.000000+08:00' })]
  expect(list.sort(byDue).map((one) => one.id)).toEqual(['a', 'd', 'b', 'c'])
})

test('what ran over since it came is overdue, what waits for its re-check is not', () => {
  const past = '2026-11-30T08:59:00.000000+08:00'
  expect(fitsFilter(hazard({ due: past }), 'overdue', now_ms)).toBe(true)
  expect(fitsFilter(hazard({ due: '2026-11-30T09:01:00.000000+08:00' }), 'overdue', now_ms)).toBe(false)
  expect(fitsFilter(hazard({ due: past, state: 'done' }), 'overdue', now_ms)).toBe(false)
  expect(fitsFilter(hazard({ due: past, state: 'done' }), 'recheck', now_ms)).toBe(true)
  expect(fitsFilter(hazard({}), 'recheck', now_ms)).toBe(false)
  expect(fitsFilter(hazard({}), 'open', now_ms)).toBe(true)
})

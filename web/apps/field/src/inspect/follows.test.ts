// SPDX-License-Identifier: Apache-2.0
import { followsFrom } from '@gridward/checklist'
import { resolvedLists } from '../../../../packages/checklist/src/cases'
import { expect, test } from 'vitest'
import { fitted } from '../photos/shrink'

const lists = resolvedLists()
const now = Date.parse('2026-11-23T09:00:00+08:00')
function item(list: string, id: string) {
  const found = lists.get(list)?.items.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

test('a limit of three days is seventy-two hours from now', () => {
  expect(followsFrom(item('restaurant@1', 'CA-08'), undefined, false, now)).toEqual({ key: 'G2', due_ms: now + 72 * 3_600_000 })
})

test('what was put right on the spot has no deadline', () => {
  expect(followsFrom(item('restaurant@1', 'CA-08'), undefined, true, now)).toEqual({ key: 'fixed' })
})

test('a suspected major fault says so, and one that only counts towards the place says that', () => {
  expect(followsFrom(item('restaurant@1', 'CA-02'), undefined, false, now).key).toBe('SM')
  expect(followsFrom(item('nine_small_core@1', 'NS-02'), undefined, false, now).key).toBe('SM_element')
})

test("a household's fault is a word of advice even when it is put right", () => {
  expect(followsFrom(item('household_self_check@1', 'HH-04'), undefined, true, now).key).toBe('A')
})

test('photos shrink to 1600 px and never grow', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
})

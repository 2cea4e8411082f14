// SPDX-License-Identifier: Apache-2.0
import type { ExtinguisherDefect, ExtinguisherType } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { readData, resolvedLists } from './cases'
import { extinguisher_items } from './extinguisher_items'
import { endOfMonth, lifeOf, monthsAfter } from './life'
import { monthOf } from './month'
import { status_of, whyOf } from './why'

interface Case {
  name: string
  type: string
  manufactured: string | null
  last_service: string | null
  today: string
  defects: ExtinguisherDefect[]
  expect: { status: string; first_due: string | null; next_due: string | null; scrap_on: string | null }
}
const { cases } = readData<{ cases: Case[] }>('tests/data/extinguisher_cases.json')
const rules = readData<{ types: ExtinguisherType[]; obsolete: { id: string }[]; due_soon_days: number }>('rules/extinguishers.json')
const table = { types: rules.types, obsolete: rules.obsolete.map((one) => one.id), due_soon_days: rules.due_soon_days }

describe('the cases that the server runs too', () => {
  test('there are cases', () => expect(cases.length).toBeGreaterThan(24))
  test.each(cases)('$name', (one) => {
    const life = lifeOf(one, table, one.today)
    expect({
      status: life.status,
      first_due: life.first_due ?? null,
      next_due: life.next_due ?? null,
      scrap_on: life.scrap_on ?? null,
    }).toEqual(one.expect)
  })
  test.each(cases)('the reason agrees: $name', (one) => {
    const why = whyOf(one, table, one.today)
    expect(status_of[why.reason]).toBe(one.expect.status)
    if (why.date) expect([one.expect.next_due, one.expect.scrap_on]).toContain(why.date)
  })
})

test('the reason says which clock has run out and how long it was', () => {
  const powder = { type: 'dry_powder', defects: [] }
  expect(whyOf({ ...powder, manufactured: '2016-05' }, table, '2026-11-25')).toEqual({ reason: 'too_old', date: '2026-05-31', days_left: expect.any(Number), months: 120 })
  expect(whyOf({ ...powder, manufactured: '2021-03' }, table, '2026-11-25')).toMatchObject({ reason: 'first_service_over', date: '2026-03-31', months: 60 })
  expect(whyOf({ ...powder, manufactured: '2018-03', last_service: '2023-03-02' }, table, '2026-11-25')).toMatchObject({ reason: 'service_over', date: '2025-03-02', months: 24 })
  expect(whyOf({ ...powder, manufactured: '2025-03', defects: ['body'] }, table, '2026-11-25')).toEqual({ reason: 'body' })
  expect(whyOf({ ...powder }, table, '2026-11-25')).toEqual({ reason: 'no_date' })
})

test('a month is read as it stands on the cylinder, however it is typed', () => {
  for (const typed of ['202105', '2021-05', '2021.5', '2021/05', ' 2021 5 ', '21.5', '2021\u5e745\u6708']) expect([typed, monthOf(typed, '2026-11-25')]).toEqual([typed, '2021-05'])
})

test('what is no month, in the future or before there were such things is not guessed at', () => {
  for (const typed of ['', '2021', '202113', '202100', '20215', '202612', '195001', '2021-05-17', 'abc', '99', '2105', '2012']) expect([typed, monthOf(typed, '2026-11-25')]).toEqual([typed, undefined])
})

test('the items that speak of extinguishers are named, all of them and no others', () => {
  const speaking = [...resolvedLists().values()].flatMap((list) => list.items).filter((item) => item.text.zh.includes('\u706d\u706b\u5668')).map((item) => item.id)
  expect([...new Set(speaking)].sort()).toEqual([...extinguisher_items].sort())
})

test('a month without the day ends on its last day', () => {
  expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28')
  expect(monthsAfter('2026-08-31', 1)).toBe('2026-09-30')
})

test('what is no month has no end', () => {
  expect(endOfMonth('2026-13')).toBeUndefined()
  expect(endOfMonth('2026-02')).toBe('2026-02-28')
})

test('an unknown type is refused', () => {
  expect(() => lifeOf({ type: 'sand_bucket', manufactured: '2026-01', defects: [] }, table, '2026-11-23')).toThrow(RangeError)
})

// SPDX-License-Identifier: Apache-2.0
import type { ExtinguisherDefect, ExtinguisherType } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { readData } from './cases'
import { endOfMonth, lifeOf, monthsAfter } from './life'

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

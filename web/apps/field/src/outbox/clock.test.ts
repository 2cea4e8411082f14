// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { madeAhead, notAhead } from './clock'
import type { Entry } from './outbox'

const refused = (...codes: string[]): Entry => ({
  id: 'V1', owner: 'me', kind: 'inspection', path: '', needs: [], title: '', order: 1, made_at: 1, tries: 1, next_at: 1, state: 'refused',
  problem: { status: 422, code: 'request.invalid', detail: '', fields: codes.map((code) => ({ path: 'finished_at', code, message: '' })) },
})

test('an entry that only its clock keeps out is known as such', () => {
  expect(madeAhead(refused('inspection.clock_ahead'))).toBe(true)
  expect(madeAhead(refused('inspection.clock_ahead', 'inspection.unknown_item'))).toBe(false)
  expect(madeAhead(refused())).toBe(false)
})

test('its times are moved back to now and keep their span; nothing else is touched', () => {
  const now = Date.parse('2026-11-25T08:00:00Z')
  const body = { place: 'P', note: '2027-01-01T00:00:00Z', started_at: '2026-11-26T07:50:00Z', finished_at: '2026-11-26T08:00:00Z', answers: [{ item: 'a' }] }
  expect(notAhead(body, now)).toEqual({ ...body, started_at: '2026-11-25T07:50:00.000Z', finished_at: '2026-11-25T08:00:00.000Z' })
})

test('times that are right stay as they are', () => {
  const body = { found_at: '2026-11-25T07:59:00.000Z' }
  expect(notAhead(body, Date.parse('2026-11-25T08:00:00Z'))).toEqual(body)
})

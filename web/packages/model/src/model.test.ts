// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { distanceM, dueWord, instantText, isUlid, maskedName, maskedPhone, nearestFirst, sha256, sha256Plain, shanghaiDate, ulid } from './index'

const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i * 31 + 7) % 256)

describe('photo names', () => {
  test.each([0, 1, 55, 56, 63, 64, 65, 1000])('%i bytes hash as node hashes them', async (count) => {
    const right = createHash('sha256').update(bytes(count)).digest('hex')
    expect(sha256Plain(bytes(count))).toBe(right)
    expect(await sha256(bytes(count))).toBe(right)
  })
})

describe('identifiers', () => {
  test('a ULID starts with its time and is well formed', () => {
    const id = ulid(1_469_918_176_385, new Uint8Array(10).fill(255))
    expect(id).toBe('01ARYZ6S41ZZZZZZZZZZZZZZZZ')
    expect(isUlid(id)).toBe(true)
  })
  test('later ones sort later', () => {
    expect(ulid(2000, new Uint8Array(10)) > ulid(1000, new Uint8Array(10).fill(255))).toBe(true)
  })
  test('too little chance is refused', () => {
    expect(() => ulid(1, new Uint8Array(4))).toThrow(RangeError)
  })
})

describe('distance', () => {
  test('one thousandth of a degree of latitude is 111 m', () => {
    expect(distanceM({ lng: 121.07, lat: 32.06 }, { lng: 121.07, lat: 32.061 })).toBeCloseTo(111.2, 0)
  })
  test('nearest come first and those without a position last', () => {
    const places = [{ id: 'far', at: { lng: 121.2, lat: 32 } }, { id: 'nowhere' }, { id: 'near', at: { lng: 121.071, lat: 32.06 } }]
    const order = nearestFirst(places, { lng: 121.07, lat: 32.06 }, (place) => place.at)
    expect(order.map((place) => place.id)).toEqual(['near', 'far', 'nowhere'])
  })
})

describe('due words', () => {
  const now = Date.parse('2026-11-23T21:00:00+08:00')
  test.each([
    ['2026-11-23T21:20:00+08:00', { tone: 'today', over: false, unit: 'minutes', amount: 20 }],
    ['2026-11-23T23:59:59+08:00', { tone: 'today', over: false, unit: 'hours', amount: 3 }],
    ['2026-11-24T23:59:59+08:00', { tone: 'soon', over: false, unit: 'days', amount: 1 }],
    ['2026-12-03T23:59:59+08:00', { tone: 'calm', over: false, unit: 'days', amount: 10 }],
    ['2026-11-23T20:59:00+08:00', { tone: 'over', over: true, unit: 'minutes', amount: 1 }],
    ['2026-11-20T20:00:00+08:00', { tone: 'over', over: true, unit: 'days', amount: 3 }],
  ])('%s', (due, word) => expect(dueWord(Date.parse(due), now)).toEqual(word))
})

test('a day begins at midnight in Shanghai', () => {
  expect(shanghaiDate(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
  expect(instantText(Date.parse('2026-11-22T16:00:00.120Z'))).toBe('2026-11-23T00:00:00.120000+08:00')
})

test('phones and names are masked as the server masks them', () => {
  expect(maskedPhone('13800005678')).toBe('138****5678')
  expect(maskedName('张三丰')).toBe('张*')
  expect(maskedName('欧阳小小')).toBe('欧阳*')
  expect(maskedName('')).toBe('')
})

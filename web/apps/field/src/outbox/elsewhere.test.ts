// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { lostNumbers, otherPhones } from './elsewhere'
import type { Entry } from './outbox'

const kept = (...numbers: number[]): Entry[] => numbers.map((number) => ({ number }) as Entry)

test('what the server misses and the phone does not hold is lost, and nothing else is', () => {
  const book = { owner: 'me', device: 'D', made: 8, withdrawn: [2] }
  expect(lostNumbers(book, kept(3, 8), { made: 8, missing: [{ first: 1, last: 3 }, { first: 7, last: 8 }] })).toEqual([1, 7])
  expect(lostNumbers(book, kept(3), { made: 8, missing: [{ first: 3, last: 3 }] })).toEqual([])
})

test('a phone that was set back to an older state loses nothing that it never knew of', () => {
  expect(lostNumbers({ owner: 'me', device: 'D', made: 2, withdrawn: [] }, [], { made: 900_000, missing: [{ first: 2, last: 900_000 }] })).toEqual([2])
})

test('other phones are those of the same person and not this one', () => {
  const device = (id: string) => ({ id, unsent: 1, since: '', heard_at: '' })
  const unsent = { items: [{ person: 'me', name: '', unsent: 2, since: '', devices: [device('D'), device('E')] }, { person: 'you', name: '', unsent: 1, since: '', devices: [device('F')] }] }
  expect(otherPhones(unsent, 'me', 'D').map((one) => one.id)).toEqual(['E'])
  expect(otherPhones(unsent, 'nobody', 'D')).toEqual([])
})

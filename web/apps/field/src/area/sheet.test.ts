// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { initialsOf } from './initials'
import { packSheet, unpackSheet } from './pack'
import { idNumber, samplePlace } from './samples.test.data'
import { makeSheet, packRest, rightOne, unpack } from './sheet'

const [twin, other, stranger] = [idNumber(901), idNumber(902), idNumber(903)]
const places = [samplePlace(1), samplePlace(2, { doubles: [twin, other] }), samplePlace(3)]
const sheet = unpackSheet(packSheet(makeSheet(places, initialsOf)))

test('a double leads to the place that it was merged into, by its id and by what stands under its code', () => {
  for (const id of [twin, other]) {
    expect(rightOne(sheet, id)).toEqual({ id: idNumber(2), name: places[1]?.name })
    expect(rightOne(sheet, id.slice(-8))?.id).toBe(idNumber(2))
  }
})

test('others lead nowhere, nor in a sheet of an older app', () => {
  expect(rightOne(sheet, stranger)).toBeUndefined()
  expect(rightOne(sheet, idNumber(2))).toBeUndefined()
  expect(rightOne(makeSheet([samplePlace(1)], initialsOf), twin)).toBeUndefined()
})

test('the doubles come back with the place', () => {
  expect(unpack(sheet, packRest(places))[1]?.doubles).toEqual([twin, other])
})

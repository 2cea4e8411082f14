// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { initialsOf } from './initials'
import { packSheet, unpackSheet } from './pack'
import { samplePlace } from './samples.test.data'
import { makeSheet } from './sheet'

test('a sheet comes out of its bytes as it went in', () => {
  for (const count of [1, 2, 3, 199, 200]) {
    const places = Array.from({ length: count }, (_, n) => samplePlace(n, n % 5 ? {} : { name: `𠮷野家 ${n} Ⅳ号楼\u3000é`, address: '' }))
    const sheet = { ...makeSheet(places, initialsOf), asked: [[0, { why: 'x' }]] as never }
    expect(unpackSheet(packSheet(sheet))).toEqual(sheet)
    // Out of a longer stretch of memory, at an odd place of it.
    const packed = packSheet(sheet)
    const shifted = new Uint8Array(packed.length + 3)
    shifted.set(packed, 3)
    expect(unpackSheet(shifted.subarray(3))).toEqual(sheet)
  }
})

test('a sheet that was cut off is not taken for a shorter one', () => {
  const packed = packSheet(makeSheet([samplePlace(1), samplePlace(2)], initialsOf))
  for (const length of [0, 8, 40, packed.length - 1]) expect(() => unpackSheet(packed.subarray(0, length))).toThrow()
})

// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headOf, most_bytes, PhotoProblem, refuseHopeless, type PhotoFault } from './picture'

const ascii = (text: string): number[] => [...text].map((one) => one.charCodeAt(0))
const u16 = (n: number): number[] => [n >> 8, n & 255]
const u32 = (n: number): number[] => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]
const png = (width: number, height: number): Uint8Array => Uint8Array.from([0x89, ...ascii('PNG\r\n'), 0x1a, 10, ...u32(13), ...ascii('IHDR'), ...u32(width), ...u32(height), 1, 0, 0, 0, 0])
const jpeg = (width: number, height: number, before: number[] = []): Uint8Array => Uint8Array.from([0xff, 0xd8, ...before, 0xff, 0xc0, ...u16(17), 8, ...u16(height), ...u16(width), 3, 0, 0, 0])
const exif = [0xff, 0xe1, ...u16(200), ...Array<number>(198).fill(0xc0)]
const fault = (bytes: number, head: Uint8Array): PhotoFault | undefined => {
  try {
    refuseHopeless(bytes, headOf(head))
    return undefined
  } catch (error) {
    return (error as PhotoProblem).fault
  }
}

test('a picture is known by its first bytes, whatever its name says', () => {
  expect(headOf(png(800, 600))).toEqual({ kind: 'png', width: 800, height: 600 })
  expect(headOf(jpeg(4000, 3000, exif))).toEqual({ kind: 'jpeg', width: 4000, height: 3000 })
  expect(headOf(Uint8Array.from([0, 0, 0, 24, ...ascii('ftypheic'), 0, 0, 0, 0, ...ascii('mif1heic')])).kind).toBe('heic')
  expect(headOf(Uint8Array.from([...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBPVP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0, 0])).width).toBe(800)
  expect(headOf(Uint8Array.from(ascii('%PDF-1.7 not a picture'))).kind).toBe('other')
})

test('a small file that claims a billion pixels is refused before it is decoded', () => {
  expect(fault(110_000, png(30_000, 30_000))).toBe('pixels')
  expect(fault(110_000, jpeg(65_000, 65_000))).toBe('pixels')
  expect(fault(110_000, png(0xffffffff, 0xffffffff))).toBe('pixels')
})

test('a photo of fifty megabytes is tried, an empty file and a film are not', () => {
  expect(fault(50 * 1024 * 1024, jpeg(8000, 6000))).toBeUndefined()
  expect(fault(0, new Uint8Array())).toBe('broken')
  expect(fault(most_bytes + 1, jpeg(8000, 6000))).toBe('bytes')
})

test('no bytes make the reader of headers fail or run on', () => {
  const start = fc.constantFrom([], [0xff, 0xd8, 0xff], [0x89, ...ascii('PNG')], [...ascii('RIFF1234WEBPVP8X')], [...ascii('RIFF1234WEBPVP8L')], [0, 0, 0, 1, ...ascii('ftyp')])
  fc.assert(fc.property(start, fc.uint8Array({ maxLength: 300 }), (first, more) => {
    const { kind, width, height } = headOf(Uint8Array.from([...first, ...more]))
    expect(['jpeg', 'png', 'webp', 'heic', 'other']).toContain(kind)
    for (const size of [width, height]) expect(size === undefined || (size >= 0 && Number.isInteger(size))).toBe(true)
  }), { numRuns: 3000 })
})

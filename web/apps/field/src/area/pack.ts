// SPDX-License-Identifier: Apache-2.0
// A sheet as bytes, to be sealed as a whole, and back without touching a place: columns of numbers first, then its texts. Texts with
// Chinese in them as two bytes a character, which a phone reads fastest.
import type { Sheet, Texts } from './sheet'

const utf8 = new TextEncoder()
const text8 = new TextDecoder('utf-8', { ignoreBOM: true })
const text16 = new TextDecoder('utf-16le', { ignoreBOM: true })

function utf16(text: string): Uint8Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
  return new Uint8Array(units.buffer)
}

/** Number of places, then how long each text is. */
const head_words = 6

export function packSheet(sheet: Sheet): Uint8Array {
  const { ids, names, initials, addresses, lng, lat, due, open, type, ...others } = sheet
  const texts = [utf8.encode(ids), utf16(names.all), utf8.encode(initials.all), utf16(addresses.all), utf8.encode(JSON.stringify(others))]
  const head = Uint32Array.from([due.length, ...texts.map((one) => one.length)])
  // What is four bytes wide comes before what is two: a column begins where its width allows.
  const columns = [head, names.starts, initials.starts, addresses.starts, lng, lat, due, open, type]
  const parts = [...columns.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength)), ...texts]
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Throws for what was cut off. */
export function unpackSheet(packed: Uint8Array): Sheet {
  let at = 0
  // Copied out, so that the texts' bytes need not stay in memory beside the texts.
  const column = <Column>(kind: new (buffer: ArrayBufferLike) => Column, width: number, length: number): Column => {
    if (at + length * width > packed.length) throw new RangeError('a sheet that was cut off')
    return new kind(packed.slice(at, (at += length * width)).buffer)
  }
  const [count = 0, ...lengths] = column(Uint32Array, 4, head_words)
  const starts = [1, 2, 3].map(() => column(Uint32Array, 4, count + 1))
  const [lng, lat, due] = [1, 2, 3].map(() => column(Int32Array, 4, count)) as [Int32Array, Int32Array, Int32Array]
  const open = column(Uint32Array, 4, count)
  const type = column(Uint16Array, 2, count)
  const [ids, names, initials, addresses, others] = lengths.map((length, index) => (index === 1 || index === 3 ? text16 : text8).decode(column(Uint8Array, 1, length)))
  const texts = (all: string | undefined, index: number): Texts => ({ all: all ?? '', starts: starts[index] ?? new Uint32Array(1) })
  return {
    ids: ids ?? '', names: texts(names, 0), initials: texts(initials, 1), addresses: texts(addresses, 2), lng, lat, due, open, type,
    ...(JSON.parse(others ?? '') as Omit<Sheet, 'ids' | 'names' | 'initials' | 'addresses' | 'lng' | 'lat' | 'due' | 'open' | 'type'>),
  }
}

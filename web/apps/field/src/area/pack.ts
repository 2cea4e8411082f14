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

/** Decoded when first looked at; its bytes go then. */
function later(bytes: Uint8Array, decoder: TextDecoder): () => string {
  let rest: Uint8Array | undefined = bytes
  let text = ''
  return () => {
    if (rest) text = decoder.decode(rest)
    rest = undefined
    return text
  }
}

/** Its texts are decoded when they are first asked for: a list needs those of the places it shows, and the order none. Throws for what was cut off. */
export function unpackSheet(packed: Uint8Array): Sheet {
  const [count = 0, ...lengths] = packed.length < head_words * 4 ? [] : new Uint32Array(packed.slice(0, head_words * 4).buffer)
  const numbers = head_words * 4 + 3 * (count + 1) * 4 + count * (4 * 4 + 2)
  if (lengths.length === 0 || numbers + lengths.reduce((sum, length) => sum + length, 0) > packed.length) throw new RangeError('a sheet that was cut off')
  // One copy for all columns, so that the texts' bytes need not stay in memory beside the texts.
  const { buffer } = packed.slice(head_words * 4, numbers)
  let at = 0
  const column = <Column>(kind: new (buffer: ArrayBufferLike, at: number, length: number) => Column, width: number, length: number): Column => {
    const from = at
    at += length * width
    return new kind(buffer, from, length)
  }
  const [name_starts, initial_starts, address_starts] = [1, 2, 3].map(() => column(Uint32Array, 4, count + 1)) as [Uint32Array, Uint32Array, Uint32Array]
  const [lng, lat, due] = [1, 2, 3].map(() => column(Int32Array, 4, count)) as [Int32Array, Int32Array, Int32Array]
  const open = column(Uint32Array, 4, count)
  const type = column(Uint16Array, 2, count)
  let from = numbers
  const [ids, names, initials, addresses, others] = lengths.map((length, index) => later(packed.subarray(from, (from += length)), index === 1 || index === 3 ? text16 : text8)) as [Text, Text, Text, Text, Text]
  const texts = (all: Text, starts: Uint32Array): Texts => ({ get all() { return all() }, starts })
  return {
    get ids() { return ids() },
    names: texts(names, name_starts), initials: texts(initials, initial_starts), addresses: texts(addresses, address_starts), lng, lat, due, open, type,
    ...(JSON.parse(others()) as Omit<Sheet, 'ids' | 'names' | 'initials' | 'addresses' | 'lng' | 'lat' | 'due' | 'open' | 'type'>),
  }
}
type Text = () => string

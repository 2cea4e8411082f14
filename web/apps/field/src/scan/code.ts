// SPDX-License-Identifier: Apache-2.0
// The code on a place's door, as the server makes it (services/place_code.hpp), and what is to be made of one that was read: whose it is, whether
// the house signed it, whether it is still in force. Pure but for the browser's own check of signatures.
export interface PlaceCode { place: string; edition: number; signature: Uint8Array }
export type Signed = 'good' | 'bad' | 'unchecked'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shape = /^GW1:([0-9A-HJKMNP-TV-Z]{26}):([1-9][0-9]{0,8}):([0-9A-HJKMNP-TV-Z]{103})$/

/** undefined: something else was scanned. */
export function readCode(text: string): PlaceCode | undefined {
  const [, place, edition, signature] = shape.exec(text.trim()) ?? []
  return place && edition && signature ? { place, edition: Number(edition), signature: fromBase32(signature) } : undefined
}

function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of text) {
    held = (held << 5) | letters.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = held >> bits
    at += 1
    held &= (1 << bits) - 1
  }
  return bytes
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** `keys`: those that the house published; without any, or in a browser that does not know Ed25519, nothing can be said. */
export async function signedBy(code: PlaceCode, keys: readonly string[], subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle): Promise<Signed> {
  if (!subtle || !keys.length) return 'unchecked'
  const text = new TextEncoder().encode(`gridward place code\n${code.place}\n${code.edition}\n`)
  try {
    for (const key of keys) {
      const known = await subtle.importKey('raw', fromBase64(key), { name: 'Ed25519' }, false, ['verify'])
      if (await subtle.verify({ name: 'Ed25519' }, known, code.signature, text)) return 'good'
    }
    return 'bad'
  } catch {
    return 'unchecked'
  }
}

export type Verdict = 'open' | 'open_unchecked' | 'foreign' | 'ended' | 'unknown_place'
/** `place`: the edition in force of the place, undefined when nobody here knows the place. */
export function judge(code: PlaceCode, signed: Signed, place: { edition: number } | undefined): Verdict {
  if (signed === 'bad') return 'foreign'
  if (!place) return 'unknown_place'
  // A newer one than the phone has heard of: the phone is behind, not the sticker.
  if (code.edition < place.edition) return 'ended'
  return signed === 'good' ? 'open' : 'open_unchecked'
}

/** Somebody typed what stands under the code: eight characters of the place's id, in any case, spaces and look-alikes forgiven. */
export function typedCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : undefined
}

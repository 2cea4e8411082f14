// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4) of bytes as 64 lower-case hexadecimal digits: the name of a photo. Browsers give crypto.subtle to
// secure pages only; a phone that opened the plain address of an office PC still has to name its photos.
const first_primes = (count: number): number[] => {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32)
const round_words = first_primes(64).map((prime) => fraction(Math.cbrt(prime)))
const start_words = first_primes(8).map((prime) => fraction(Math.sqrt(prime)))
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const all = new Uint8Array(blocks * 64)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setUint32(all.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(all.length - 4, (bytes.length * 8) >>> 0)
  return view
}

function mixBlock(state: Uint32Array, view: DataView, at: number, w: Uint32Array): void {
  for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + i * 4)
  for (let i = 16; i < 64; i += 1) {
    const a = w[i - 15]!
    const b = w[i - 2]!
    w[i] = w[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + round_words[i]! + w[i]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! + word))
}

export function sha256Plain(bytes: Uint8Array): string {
  const state = Uint32Array.from(start_words)
  const view = padded(bytes)
  const words = new Uint32Array(64)
  for (let at = 0; at < view.byteLength; at += 64) mixBlock(state, view, at, words)
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle) return sha256Plain(bytes)
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

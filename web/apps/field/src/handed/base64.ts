// SPDX-License-Identifier: Apache-2.0
// Bytes as base64 (RFC 4648) and back, in pieces: a browser's stack does not hold a photo as arguments.
const piece = 0x6000   // divisible by three, so that the pieces join

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += piece) text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)))
  return text
}

/** Undefined when it is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const plain = atob(text)
  const bytes = new Uint8Array(plain.length)
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i)
  return bytes
}

// SPDX-License-Identifier: Apache-2.0
// What a file says it is, read from its first bytes before anything decodes it: a few kilobytes may claim to be a picture of a billion
// pixels, and decoding that ends an old phone's page. Pure.
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'other'
export interface PictureHead { kind: PictureKind; width?: number; height?: number }
/** Why a file was not taken. `full`: the phone cannot keep it. */
export type PhotoFault = 'kind' | 'heic' | 'broken' | 'bytes' | 'pixels' | 'full' | 'many'

export class PhotoProblem extends Error {
  constructor(readonly fault: PhotoFault) {
    super(`photo.${fault}`)
  }
}

/** Enough for the headers of any phone's pictures, previews and colour tables included. */
export const head_bytes = 1024 * 1024
export const most_bytes = 100 * 1024 * 1024
/** 64 million take 256 MB to decode; phones photograph 12 to 50. */
export const most_pixels = 64_000_000

export function headOf(bytes: Uint8Array): PictureHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'jpeg', ...jpegSize(view) }
  if (text(1, 4) === 'PNG' && bytes[0] === 0x89) return { kind: 'png', ...(bytes.length >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : {}) }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { kind: 'webp', ...webpSize(view, text(12, 16)) }
  if (text(4, 8) === 'ftyp' && /hei[cmsx]|hev[cx]|mif1|msf1/.test(text(8, 32))) return { kind: 'heic' }
  return { kind: 'other' }
}

/** Throws PhotoProblem for what is not worth trying. */
export function refuseHopeless(bytes: number, head: PictureHead): void {
  if (bytes === 0) throw new PhotoProblem('broken')
  if (bytes > most_bytes) throw new PhotoProblem('bytes')
  refuseTooManyPixels(head.width, head.height)
}

export function refuseTooManyPixels(width: number | undefined, height: number | undefined): void {
  if ((width ?? 0) * (height ?? 0) > most_pixels) throw new PhotoProblem('pixels')
}

/** From marker to marker until a frame header (SOF) says the size. */
function jpegSize(view: DataView): { width?: number; height?: number } {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return {}
    const marker = view.getUint8(at + 1)
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    const bare = marker === 0xff || (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01
    at += marker === 0xff ? 1 : bare ? 2 : 2 + view.getUint16(at + 2)
  }
  return {}
}

function webpSize(view: DataView, chunk: string): { width?: number; height?: number } {
  if (view.byteLength < 31) return {}
  if (chunk === 'VP8X') return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(27, true) & 0xffffff) }
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (chunk !== 'VP8L') return {}
  const bits = view.getUint32(21, true)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

// SPDX-License-Identifier: Apache-2.0
// Entries of the outbox as one file for a colleague (docs/outbox.md has the format, decision 0013 the reasons). A text file, because telephones
// share nothing else: one line that says what it is, one with the SHA-256 of all that follows, one with the entries, and one with each photo.
// The sum shows that a file came as it was made, not who made it: that is for the colleague who takes it over to know, and for the record to say.
import { sha256 } from '@gridward/model'
import { fromBase64, toBase64 } from './base64'

export const file_version = 1
export const most_file_bytes = 64 * 1024 * 1024
export const most_manifest_bytes = 4 * 1024 * 1024
export const most_photo_bytes = 8 * 1024 * 1024

/** Whose an entry is, and where it has its number. */
export interface Maker { id: string; name: string; device?: string; number?: number; made?: number }
export interface HandedEntry {
  id: string
  kind: 'inspection' | 'hazard' | 'step'
  path: string
  body: Record<string, unknown>
  /** What must go before it: entries of this file, and photos as "photo:<sha256>". */
  needs: string[]
  title: string
  about?: string
  /** Epoch milliseconds, by its maker's phone. */
  made_at: number
  maker: Maker
}
export interface HandedPhoto { name: string; type: string; bytes: Uint8Array }
export interface Handed { made_at: number; entries: HandedEntry[]; photos: HandedPhoto[] }

export type FileFault = 'too_large' | 'other_file' | 'other_version' | 'damaged' | 'not_taken' | 'photo_differs' | 'empty'
export class FileProblem extends Error {
  /** `where` says what in the file it is about, for who helps. */
  constructor(readonly fault: FileFault, readonly where = '') {
    super(where ? `${fault}: ${where}` : fault)
  }
}

const head = /^gridward-entries (\d{1,9})(?: [^\n]*)?$/
const newline = 10
const encoder = new TextEncoder()

/** `hint`: what to do with it, for whoever opens it elsewhere. */
export async function writeFile(handed: Handed, hint: string): Promise<Blob> {
  const photos = handed.photos.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.byteLength }))
  const lines = [JSON.stringify({ made_at: handed.made_at, entries: handed.entries, photos }), ...handed.photos.map((photo) => toBase64(photo.bytes))]
  const content = encoder.encode(`${lines.join('\n')}\n`)
  const first = encoder.encode(`gridward-entries ${file_version} ${hint.replace(/\s+/g, ' ').slice(0, 200)}\n${await sha256(content)}\n`)
  if (first.byteLength + content.byteLength > most_file_bytes) throw new FileProblem('too_large')
  return new Blob([first, content], { type: 'text/plain' })
}

/** One line after the other, without its end. */
class Lines {
  private at = 0
  constructor(private readonly bytes: Uint8Array) {}
  rest(): Uint8Array {
    return this.bytes.subarray(this.at)
  }
  next(most: number): string {
    const end = this.bytes.indexOf(newline, this.at)
    if (end < 0 || end - this.at > most) throw new FileProblem('damaged', 'line')
    const line = this.bytes.subarray(this.at, end)
    this.at = end + 1
    return new TextDecoder('utf-8', { fatal: true }).decode(line)
  }
  atEnd(): boolean {
    return this.at >= this.bytes.byteLength
  }
}

/** What stands in a file whose sum is right, not yet looked at: see check.ts. */
export interface Opened { manifest: unknown; photo(index: number, bytes: number): Uint8Array; end(): void }

function headLine(lines: Lines): string {
  try {
    return lines.next(1_000)
  } catch {
    throw new FileProblem('other_file')
  }
}

/** Throws FileProblem. */
export async function openFile(file: Blob): Promise<Opened> {
  if (file.size === 0) throw new FileProblem('empty')
  if (file.size > most_file_bytes) throw new FileProblem('too_large')
  const lines = new Lines(new Uint8Array(await file.arrayBuffer()))
  const first = head.exec(headLine(lines))
  if (!first) throw new FileProblem('other_file')
  if (Number(first[1]) !== file_version) throw new FileProblem('other_version', first[1])
  try {
    const sum = lines.next(64)
    if (sum !== (await sha256(lines.rest()))) throw new FileProblem('damaged', 'sum')
    const manifest: unknown = JSON.parse(lines.next(most_manifest_bytes))
    const photo = (index: number, bytes: number): Uint8Array => {
      const found = fromBase64(lines.next(Math.ceil(most_photo_bytes / 3) * 4))
      if (!found || found.byteLength !== bytes) throw new FileProblem('photo_differs', `photos[${index}]`)
      return found
    }
    const end = (): void => {
      if (!lines.atEnd()) throw new FileProblem('not_taken', 'end')
    }
    return { manifest, photo, end }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem('damaged')
  }
}

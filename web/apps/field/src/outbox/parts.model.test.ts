// SPDX-License-Identifier: Apache-2.0
// A photo in parts through random troubles: lines cut before and after a part, answers twice, a server that forgets or is full. However it
// went, the photo comes whole, is never called whole before, and what had come is not sent again while the server still has it.
import { asProblem, Problem, type PhotoProgress } from '@gridward/api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { part_bytes, sendInParts } from './parts'

type Trouble = 'none' | 'cut_before' | 'cut_after' | 'twice' | 'forgets' | 'full' | 'spoilt'
const troubles: Trouble[] = ['none', 'none', 'none', 'cut_before', 'cut_after', 'twice', 'forgets', 'full', 'spoilt']

class Server {
  has = new Uint8Array()
  whole = false
  received = 0
  forgot = 0

  constructor(readonly photo: Uint8Array, readonly queue: Trouble[]) {}

  progress = async (): Promise<PhotoProgress> => ({ name: 'n', bytes: this.whole ? this.photo.length : this.has.length, whole: this.whole })
  add(at: number, part: Uint8Array, spoil: boolean): void {
    if (this.whole) return
    if (at > this.has.length) throw new Problem(409, { code: 'photo.part_gap' })
    const rest = part.slice(this.has.length - at)
    if (spoil && rest.length) rest[0] = rest[0]! ^ 1
    this.received += rest.length
    const grown = new Uint8Array(this.has.length + rest.length)
    grown.set(this.has)
    grown.set(rest, this.has.length)
    this.has = grown
  }
  finish(full: boolean): void {
    if (this.whole || this.has.length < this.photo.length) return
    if (full) throw new Problem(503, { code: 'store.full' })
    const right = Buffer.compare(this.has, this.photo) === 0
    this.whole = right
    if (right) return
    this.forgot += this.has.length
    this.has = new Uint8Array()
    throw new Problem(422, { code: 'photo.hash_differs' })
  }
  put = async (at: number, blob: Blob): Promise<PhotoProgress> => {
    const part = new Uint8Array(await blob.arrayBuffer())
    expect(part.length).toBeLessThanOrEqual(part_bytes)
    const trouble = this.queue.shift() ?? 'none'
    if (trouble === 'cut_before') throw new TypeError('failed to fetch')
    if (trouble === 'forgets') {
      this.forgot += this.has.length
      this.has = new Uint8Array()
    }
    this.add(at, part, trouble === 'spoilt')
    if (trouble === 'twice') this.add(at, part, false)
    this.finish(trouble === 'full')
    if (trouble === 'cut_after') throw new TypeError('failed to fetch')
    return this.progress()
  }
}

const pattern = new Uint8Array(3 * part_bytes + 7).map((_, index) => index * 7 + (index >> 8))

test('through any of 300 bad lines a photo comes whole, and nothing that has come is sent again', async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 3 * part_bytes + 7 }), fc.array(fc.constantFrom(...troubles), { maxLength: 12 }), async (size, queue) => {
    const photo = pattern.slice(0, size)
    const server = new Server(photo, queue)
    for (let tries = 0; !server.whole; tries += 1) {
      expect(tries, 'it comes to an end').toBeLessThan(30)
      try {
        expect((await sendInParts(server, new Blob([photo]))).whole).toBe(true)
        expect(server.whole, 'whole only when the server holds it').toBe(true)
      } catch (error) {
        expect(asProblem(error).passing, 'never refused for good').toBe(true)
        expect(['net.unreachable', 'store.full', 'outbox.photo_stuck']).toContain(asProblem(error).code)
      }
    }
    expect(server.received).toBe(size + server.forgot)
  }), { numRuns: 300 })
}, 60_000)

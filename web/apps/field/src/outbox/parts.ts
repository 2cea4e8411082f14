// SPDX-License-Identifier: Apache-2.0
// A photo over a line that breaks: sent in parts, each added to what the server has already, so that a broken line costs a part and not
// the photo. Whether it is whole is the server's word, which has held it against its name.
import { Problem, type PhotoProgress } from '@gridward/api'

export interface PartsApi {
  /** What the server has of it. */
  progress(): Promise<PhotoProgress>
  put(at: number, part: Blob): Promise<PhotoProgress>
}

/** Photos up to this go in one piece. At 20 kbit/s a part takes less than a minute. */
export const part_bytes = 128 * 1024

/** The server has forgotten what it had: it waited too long, or something was spoilt on the way. */
const forgotten = (error: unknown): boolean => error instanceof Problem && (error.code === 'photo.part_gap' || error.code === 'photo.hash_differs')

/** Resolves with the server's word once the photo is whole there; throws what the line or the server says, and the next call goes on. */
export async function sendInParts(api: PartsApi, photo: Blob): Promise<PhotoProgress> {
  let has = await api.progress()
  let anew = 0
  while (!has.whole) {
    // Every byte is there, but it did not count yet (a full disk): the last part asks for it once more.
    const at = has.bytes < photo.size ? has.bytes : Math.max(0, photo.size - part_bytes)
    try {
      const then = await api.put(at, photo.slice(at, at + part_bytes))
      if (!then.whole && then.bytes <= has.bytes) throw new Problem(502, { code: 'outbox.photo_stuck' })
      has = then
    } catch (error) {
      if (!forgotten(error)) throw error
      if ((anew += 1) > 1) throw new Problem(502, { code: 'outbox.photo_stuck' })
      has = await api.progress()
    }
  }
  return has
}

// SPDX-License-Identifier: Apache-2.0
// Whether this browser will keep what is entered: for good, as long as it has room, or not at all (a private window of some browsers, storage
// that was switched off). What does not keep things is said before somebody relies on it.
import { ref } from 'vue'
import { database } from './database'

export type Keeping = 'kept' | 'may_go' | 'none'
export const keeping = ref<Keeping>('kept')

/** May ask the user; browsers grant it more readily to what is used often or was put on the home screen. */
async function granted(): Promise<boolean> {
  const { storage } = navigator
  if (!storage?.persisted) return false
  if (await storage.persisted()) return true
  return storage.persist ? storage.persist() : false
}

export async function checkKeeping(): Promise<void> {
  try {
    await (await database()).count('outbox')
  } catch {
    keeping.value = 'none'
    return
  }
  keeping.value = (await granted().catch(() => false)) ? 'kept' : 'may_go'
}

/** Why what was entered is on its page only. */
export type Unkept = 'full' | 'not_kept'
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'
export const unkeptBy = (error: unknown): Unkept => (isFull(error) ? 'full' : 'not_kept')

/** Runs `keep`; when there is no room the copies of pages are forgotten, which can be had again, and it is tried once more. */
export async function makingRoom<T>(keep: () => Promise<T>, forget: () => Promise<void>): Promise<T> {
  try {
    return await keep()
  } catch (error) {
    if (!isFull(error)) throw error
    await forget().catch(() => undefined)
    return keep()
  }
}

// SPDX-License-Identifier: Apache-2.0
// The phone's key: made when something is first kept, the same for every page of the app, gone with the sign-out that leaves nothing behind. It
// lies in the database of what it seals, so that a transaction can see that it is still the one.
import { ref } from 'vue'
import { database, type FieldSchema } from './database'
import { canSeal, makeLock, type Lock } from './seal'

/** Why what is kept is not sealed: no secure page, or a browser that cannot keep such a key. */
export const unsealedBecause = ref<'insecure' | 'browser' | undefined>(canSeal() ? undefined : 'insecure')
let held: Lock | undefined

const usable = (kept: FieldSchema['keys']['value'] | undefined): kept is Lock => kept !== undefined && kept !== true && Boolean(kept.seal && kept.names)

/** As it is kept now, whatever this page held. */
export async function lockAnew(): Promise<Lock | undefined> {
  if (!canSeal()) return undefined
  const kept = await (await database()).get('keys', 'lock')
  return (held = usable(kept) ? kept : undefined)
}

/** undefined where nothing is sealed, or nothing has been yet. */
export async function lockToRead(): Promise<Lock | undefined> {
  return held ?? lockAnew()
}

async function makeOne(): Promise<Lock | undefined> {
  const fresh = await makeLock()
  const tx = (await database()).transaction('keys', 'readwrite')
  const first = await tx.store.get('lock')
  // Another page was quicker: its key is the one.
  if (!usable(first)) await tx.store.put(fresh, 'lock')
  await tx.done
  return usable(first) ? first : fresh
}

/** Made if there is none; undefined where nothing can be sealed. */
export async function lockToWrite(): Promise<Lock | undefined> {
  if (!canSeal() || unsealedBecause.value) return undefined
  try {
    return (held = (await lockToRead()) ?? (await makeOne()))
  } catch (error) {
    // Some browsers' private windows keep rows but no keys. Work that lies open is better than work that is lost.
    if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error
    unsealedBecause.value = 'browser'
    return undefined
  }
}

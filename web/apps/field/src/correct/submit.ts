// SPDX-License-Identifier: Apache-2.0
// A corrected entry back into the line, under its own id as long as the server has nothing else under it.
import { Problem } from '@gridward/api'
import { newUlid } from '@gridward/model'
import type { Entry } from '../outbox/outbox'
import { photosOf } from '../outbox/receipt'
import { outbox, photoEntries, sendNow } from '../outbox/sender'
import { photoBlob } from '../photos/photos'
import { forgetPages } from '../store/copies'
import { isFull, makingRoom } from '../store/keeping'
import { takenByOther } from './reasons'

/** A refused entry of one's own; undefined when it is not here any more or was sent meanwhile. What a colleague entered is sent as it is. */
export async function refusedEntry(owner: string, id: string): Promise<Entry | undefined> {
  return (await outbox.list(owner)).find((entry) => entry.id === id && entry.state === 'refused' && !entry.handed)
}

/** Photos that are on this phone go before it; others the server has, or says that it has not. Throws when this phone cannot keep it. */
export async function resubmit(entry: Entry, change: Pick<Entry, 'body'> & Partial<Pick<Entry, 'title'>>): Promise<void> {
  const here: string[] = []
  for (const name of photosOf({ body: change.body })) if (await photoBlob(name)) here.push(name)
  const photos = photoEntries(here, change.title ?? entry.title)
  const id = takenByOther(entry.problem) ? newUlid() : entry.id
  const path = entry.path.replace(entry.id, id)
  const earlier = entry.needs.filter((need) => !need.startsWith('photo:'))
  try {
    await makingRoom(() => outbox.amend(entry.id, () => ({ ...change, id, path, needs: [...earlier, ...photos.map((photo) => photo.id)] }), photos), forgetPages)
  } catch (error) {
    throw new Problem(507, { code: isFull(error) ? 'phone.full' : 'phone.not_kept' })
  }
  void sendNow(true)
}

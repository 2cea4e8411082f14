// SPDX-License-Identifier: Apache-2.0
// The sign-out, as far as the phone is concerned. With nothing left to send every row goes, the key with them: whatever a browser still has of them
// on its disk stays unreadable. Unsent work stays, sealed, with its numbers and photos, whoever's it is; all else goes.
import { correctedNow } from '@gridward/ui'
import { database } from './database'
import { lockAnew } from './lock'
import type { Row } from './sealed'
import { all_stores } from './stores'

/** A visit or another form that was begun can be taken up for so long by who signs in again. */
export const draft_ms = 12 * 3_600_000

/** Whether a row is work that its owner can still send or go on with; a photo goes with what shows it. */
function waits(store: string, row: Row & { started_at?: number }, now: number): boolean {
  if (store === 'photos') return false
  return (store !== 'drafts' && store !== 'forms') || (row.started_at ?? 0) > now - draft_ms
}

/** In one transaction: what another page enters meanwhile comes before it and stays, or after it, under a new key. */
async function emptyField(now: number): Promise<void> {
  const db = await database()
  const tx = db.transaction([...all_stores.map(({ name }) => name), 'numbers', 'keys'], 'readwrite', { durability: 'strict' })
  tx.done.catch(() => undefined)
  const busy = new Set<string>()
  for (const { name, nature } of all_stores) {
    if (nature.keeps !== 'work') continue
    for (const row of await tx.objectStore(name).getAll()) if (waits(name, row, now)) busy.add(row.owner)
  }
  for (const { name, nature } of all_stores) {
    const store = tx.objectStore(name)
    if (busy.size === 0 || nature.keeps === 'copy') await store.clear()
    else for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) if (!busy.has(cursor.value.owner)) await cursor.delete()
  }
  // Numbers whose end the server has not heard of would be missed by the desk for ever.
  for (const book of await tx.objectStore('numbers').getAll()) if (!busy.has(book.owner) && book.withdrawn.length === 0) await tx.objectStore('numbers').delete(book.owner)
  if (busy.size === 0) await tx.objectStore('keys').clear()
  await tx.done
}

export async function leavePhone(): Promise<void> {
  // Not with the sign-in page: the area's own part is here by then, or its rows could not be.
  await Promise.all([emptyField(correctedNow()), import('../area/store').then((area) => area.clearArea())])
  await lockAnew()
}

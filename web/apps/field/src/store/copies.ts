// SPDX-License-Identifier: Apache-2.0
// Copies of what the server said, so that pages open with no network. They are bounded, make room for work, and go with the sign-out.
import { database, plain } from './database'
import { placeOf } from './draft_id'
import { lockToRead } from './lock'
import { owner } from './owner'
import { hiddenName, type Lock } from './seal'
import { putRow, write, type Row } from './sealed'
import { copies, type Kept } from './stores'

const most_copies = 600

/** Without a network a day's work rests on these: who is signed in, the rules, the checklists. They go only when somebody signs out. */
export function isNeeded(key: string): boolean {
  return key === 'session' || key === 'rules' || key === 'checklists' || key.startsWith('checklist:') || key.startsWith('notice:')
}

/** What a copy lies under. */
export async function copyId(lock: Lock | undefined, key: string): Promise<string> {
  return lock ? hiddenName(lock, key) : key
}

async function forgetOldest(): Promise<void> {
  const db = await database()
  let over = (await db.count('copies')) - most_copies
  if (over <= 0) return
  for (let cursor = await db.transaction('copies', 'readwrite').store.index('at').openCursor(); cursor && over > 0; cursor = await cursor.continue()) {
    if (mayNotGo(cursor.value)) continue
    await cursor.delete()
    over -= 1
  }
}
const mayNotGo = (row: Row & { needed?: true }): boolean => row.needed === true

/** For who is signed in; nothing for nobody. */
export async function keepCopy(key: string, value: unknown): Promise<void> {
  const of = owner()
  const kept: Kept = { value: plain(value), at: Date.now(), ...(isNeeded(key) ? { needed: true } : {}) }
  const prepare = async (lock: Lock | undefined) => {
    const id = await copyId(lock, key)
    return { id, row: await copies.row(lock, id, kept, of) }
  }
  if (await write(['copies'], prepare, (tx, { id, row }) => [() => putRow(tx, copies, id, row)], { wanted: () => of !== '' && of === owner(), durability: 'relaxed' })) await forgetOldest()
}

/** One's own; before anybody is known, whoever's it is. */
export async function copyOf<T>(key: string): Promise<{ value: T; at: number } | undefined> {
  const id = await copyId(await lockToRead(), key)
  const row = await (await database()).get('copies', id)
  if (!row || (owner() && row.owner && row.owner !== owner())) return undefined
  return (await copies.value(id, row)) as { value: T; at: number } | undefined
}

/** Makes room by what the day can do without: copies of pages and lists. Not the area and what else work rests on, which could not be had
 *  again without a network, and not the page of a place where a visit is under way. */
export async function forgetPages(): Promise<void> {
  const db = await database()
  const lock = await lockToRead()
  const visited = new Set(await Promise.all((await db.getAllKeys('drafts')).map((key) => copyId(lock, `page:place:${placeOf(key)}`))))
  const { store, done } = db.transaction('copies', 'readwrite')
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) if (!mayNotGo(cursor.value) && !visited.has(cursor.key)) await cursor.delete()
  await done
}

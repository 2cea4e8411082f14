// SPDX-License-Identifier: Apache-2.0
// Rows of an app that did not seal are sealed, once, when the newer app first starts; until then they are read as they are. It may be cut off
// anywhere and goes on at the next start.
import { copyId, isNeeded } from './copies'
import { database } from './database'
import { putRow, write, type Row } from './sealed'
import { all_stores, copies } from './stores'
import type { Lock } from './seal'

const at_once = 40

type Old = [key: string, row: Row & { owner?: string }]

async function sealSome(store: (typeof all_stores)[number], old: Old[], holder: string): Promise<void> {
  const { name } = store
  const prepare = (lock: Lock | undefined) => Promise.all(old.map(async ([key, row]) => {
    const id = store === copies ? await copyId(lock, key) : key
    return { key, id, row: await store.row(lock, id, (store === copies && isNeeded(key) ? { ...row, needed: true } : row) as never, row.owner ?? holder) }
  }))
  await write([name], prepare, (tx, rows) => rows.map(({ key, id, row }) => async () => {
    const now = await tx.objectStore(name).get(key)
    if (!now || now.box || now.plain) return   // sent, or kept anew, since it was read
    if (id !== key) await tx.objectStore(name).delete(key)
    await putRow(tx, store, id, row)
  }))
}

/** `holder` is whose the rows are that do not say it: who was signed in last. */
export async function takeOver(): Promise<void> {
  const db = await database()
  if (!(await db.get('keys', 'old'))) return
  const session = (await db.get('copies', 'session')) as { value?: { person?: { id?: string } } } | undefined
  const holder = session?.value?.person?.id ?? ''
  for (const store of all_stores) {
    const { name } = store
    const keys = await db.getAllKeys(name)
    for (let from = 0; from < keys.length; from += at_once) {
      const some = await Promise.all(keys.slice(from, from + at_once).map(async (key) => [key, await db.get(name, key)] as const))
      const old = some.filter(([, row]) => row && !row.box && !row.plain) as Old[]
      if (old.length) await sealSome(store, old, holder)
    }
  }
  await db.delete('keys', 'old')
}

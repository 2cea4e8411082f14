// SPDX-License-Identifier: Apache-2.0
// Forms that were begun and not sent, by owner and name. They stay at a sign-out as visits that were begun do; of very many the oldest go.
import { database } from './database'
import { owner } from './owner'
import { forms, type KeptForm } from './stores'

export { forms, type KeptForm }
const most_forms = 40

export const formId = (name: string): string => `${owner()}/${name}`

export async function forgetOldForms(): Promise<void> {
  const { store, done } = (await database()).transaction('forms', 'readwrite')
  const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()])
  const oldest = keys.map((key, i) => ({ key, at: (rows[i] as { started_at?: number } | undefined)?.started_at ?? 0 })).sort((a, b) => a.at - b.at)
  await Promise.all(oldest.slice(0, Math.max(0, keys.length - most_forms)).map(({ key }) => store.delete(key)))
  await done
}

/** All whose name begins so. */
export async function dropForms(beginning: string): Promise<void> {
  const first = formId(beginning)
  await (await database()).delete('forms', IDBKeyRange.bound(first, `${first}\uffff`))
}

// SPDX-License-Identifier: Apache-2.0
// Opens a database of this phone and keeps it open; every database of the app is opened by this.
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb'

export function opener<Schema extends DBSchema>(name: string, version: number, upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  const forget = (): void => {
    opened = undefined
  }
  return () => {
    opened ??= openDB<Schema>(name, version, {
      upgrade,
      // Another page of a newer app wants in, or the database is to go: let it; this page opens it anew when it next needs it.
      blocking: (_current, _blocked, event) => {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      // The browser may end a connection by itself (iOS does, short of memory): the next call opens a new one.
      terminated: forget,
    }).catch((error: unknown) => {
      forget()
      throw error
    })
    return opened
  }
}

// SPDX-License-Identifier: Apache-2.0
// Reads the repository's data for tests, so that this engine and the server's are judged by the same files.
import { readdirSync, readFileSync } from 'node:fs'
import type { Checklist } from '@gridward/api'

const root = new URL('../../../../', import.meta.url)

export function readData<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T
}

interface ListFile extends Checklist { includes: { id: string; version: number }[] }

/** id@version → the list with its includes before its own items, each list once, as the server hands it out. */
export function resolvedLists(): Map<string, Checklist> {
  const files = new Map<string, ListFile>()
  for (const name of readdirSync(new URL('checklists/', root))) {
    if (name.includes('@')) files.set(name.replace('.json', ''), readData<ListFile>(`checklists/${name}`))
  }
  function collect(key: string, done: Set<string>): ListFile[] {
    const file = files.get(key)
    if (!file || done.has(key)) return []
    done.add(key)
    return [...file.includes.flatMap((include) => collect(`${include.id}@${include.version}`, done)), file]
  }
  return new Map([...files].map(([key, file]) => {
    const parts = collect(key, new Set())
    return [key, { ...file, groups: parts.flatMap((part) => part.groups), items: parts.flatMap((part) => part.items) }]
  }))
}

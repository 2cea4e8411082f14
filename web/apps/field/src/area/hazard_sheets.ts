// SPDX-License-Identifier: Apache-2.0
// The open hazards in sheets of a hundred, each sealed and opened as one: two thousand of them are twenty boxes. Once opened they stay with the page;
// what changes rewrites the few sheets that it is in. Pure.
import type { HazardView } from '@gridward/api'

export type HazardSheets = ReadonlyMap<number, readonly HazardView[]>
export const hazards_a_sheet = 100

/** The sheets that come out other than they were; undefined: it has become empty. */
export function changedHazards(sheets: HazardSheets, came: readonly HazardView[], gone: readonly string[]): Map<number, HazardView[] | undefined> {
  const where = new Map<string, number>()
  for (const [key, some] of sheets) for (const { id } of some) where.set(id, key)
  const changed = new Map<number, HazardView[]>()
  const open = (key: number): HazardView[] => {
    const known = changed.get(key) ?? [...(sheets.get(key) ?? [])]
    changed.set(key, known)
    return known
  }
  const at = (rows: readonly HazardView[], id: string): number => rows.findIndex((one) => one.id === id)
  for (const id of gone) {
    const key = where.get(id)
    if (key === undefined) continue
    open(key).splice(at(open(key), id), 1)
    where.delete(id)
  }
  for (const hazard of came) {
    const known = where.get(hazard.id)
    const key = known ?? roomy(sheets, changed)
    if (known === undefined) open(key).push(hazard)
    else open(key)[at(open(key), hazard.id)] = hazard
    where.set(hazard.id, key)
  }
  return new Map([...changed].map(([key, rows]) => [key, rows.length ? rows : undefined]))
}

function roomy(sheets: HazardSheets, changed: ReadonlyMap<number, readonly HazardView[]>): number {
  const keys = [...new Set([...changed.keys(), ...sheets.keys()])]
  return keys.find((key) => (changed.get(key) ?? sheets.get(key) ?? []).length < hazards_a_sheet) ?? Math.max(-1, ...keys) + 1
}

/** As they come out of an app that sealed each by itself. */
export const inSheets = (hazards: readonly HazardView[]): Map<number, HazardView[]> => changedHazards(new Map(), hazards, []) as Map<number, HazardView[]>

export function withChanged(sheets: HazardSheets, changed: ReadonlyMap<number, HazardView[] | undefined>): HazardSheets {
  const next = new Map(sheets)
  for (const [key, rows] of changed) {
    if (rows) next.set(key, rows)
    else next.delete(key)
  }
  return next
}

// SPDX-License-Identifier: Apache-2.0
// Keeps drafts on the phone as they change, one write at a time, the newest last. What could not be kept (a full phone) stays with the page,
// is said, and is tried again with the next change and every few seconds.
import { shallowRef } from 'vue'
import { forgetPages } from '../store/copies'
import { database, plain } from '../store/database'
import { isFull, makingRoom } from '../store/keeping'
import { draft_ms } from '../store/leave'
import type { Row } from '../store/sealed'
import { drafts } from '../store/stores'
import type { Draft } from './draft'

const again_ms = 5_000
/** Why the last change is on this page only. */
export const unkept = shallowRef<'full' | 'not_kept'>()
/** By place: what is not on the phone yet. */
const fresh = new Map<string, Draft>()
let writing: Promise<void> | undefined
let timer: ReturnType<typeof setTimeout> | undefined

async function writeAll(): Promise<void> {
  for (let next = fresh.values().next(); !next.done; next = fresh.values().next()) {
    const draft = next.value
    await makingRoom(() => drafts.put(draft.place, plain(draft)), forgetPages)
    if (fresh.get(draft.place) === draft) fresh.delete(draft.place)
  }
}

/** Resolves when the attempt is over, kept or not. */
export function keepDrafts(): Promise<void> {
  clearTimeout(timer)
  writing ??= writeAll().then(
    () => (unkept.value = undefined),
    (error: unknown) => {
      unkept.value = isFull(error) ? 'full' : 'not_kept'
      timer = setTimeout(() => void keepDrafts(), again_ms)
    },
  ).then(() => (writing = undefined))
  return writing
}

export function keepDraft(draft: Draft): Promise<void> {
  fresh.set(draft.place, draft)
  return keepDrafts()
}

/** Before it becomes an entry: nothing of it is written after that. */
export async function letGo(place: string): Promise<void> {
  fresh.delete(place)
  if (fresh.size === 0) clearTimeout(timer)
  await writing
  if (fresh.size === 0) unkept.value = undefined
}

/** `spoilt`: there is one, and it cannot be opened. */
export async function keptDraft(place: string): Promise<Draft | 'spoilt' | undefined> {
  const here = fresh.get(place)
  if (here) return here
  const row = await (await database()).get('drafts', place)
  return row && ((await drafts.value(place, row)) ?? 'spoilt')
}

interface Begun { place: string; started_at: number }
export async function begunBy(owner: string): Promise<Begun[]> {
  const tx = (await database()).transaction('drafts')
  const [places, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll() as Promise<(Row & { started_at: number })[]>])
  return rows.flatMap((row, index) => (row.owner === owner ? [{ place: places[index] ?? '', started_at: row.started_at }] : []))
}

/** Those that can still be taken up. */
export const stillOpen = (begun: Begun[], now: number): Begun[] => begun.filter((one) => one.started_at > now - draft_ms)

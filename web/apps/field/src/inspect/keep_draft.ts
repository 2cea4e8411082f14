// SPDX-License-Identifier: Apache-2.0
// Keeps drafts on the phone as they change, one write at a time, the newest last. What could not be kept (a full phone) stays with the page,
// is said, and is tried again with the next change and every few seconds.
import { shallowRef } from 'vue'
import { forgetPages } from '../store/copies'
import { database, plain } from '../store/database'
import { draftId, placeOf } from '../store/draft_id'
import { makingRoom, unkeptBy, type Unkept } from '../store/keeping'
import { draft_ms } from '../store/leave'
import { owner } from '../store/owner'
import type { Row } from '../store/sealed'
import { drafts } from '../store/stores'
import type { Draft } from './draft'

const again_ms = 5_000
/** Why the last change is on this page only. */
export const unkept = shallowRef<Unkept>()
/** What is not on the phone yet. Another person's waits until he is here again. */
const fresh = new Map<string, Draft>()
let writing: Promise<void> | undefined
let timer: ReturnType<typeof setTimeout> | undefined

async function writeAll(): Promise<void> {
  const next = (): Draft | undefined => [...fresh.values()].find((one) => one.owner === owner())
  for (let draft = next(); draft; draft = next()) {
    const now = draft
    const id = draftId(now.owner, now.place)
    await makingRoom(() => drafts.put(id, plain(now)), forgetPages)
    await dropOld(now)
    if (fresh.get(id) === now) fresh.delete(id)
  }
}

const looked = new Set<string>()
/** The same visit as an older app kept it. */
async function dropOld({ id, place }: Draft): Promise<void> {
  if (looked.has(id)) return
  looked.add(id)
  const { store, done } = (await database()).transaction('drafts', 'readwrite')
  const old = (await store.get(place)) as (Row & { id?: string }) | undefined
  if (old && old.id === id) await store.delete(place)
  await done
}

/** Resolves when the attempt is over, kept or not. */
export function keepDrafts(): Promise<void> {
  clearTimeout(timer)
  writing ??= writeAll().then(
    () => (unkept.value = undefined),
    (error: unknown) => {
      unkept.value = unkeptBy(error)
      timer = setTimeout(() => void keepDrafts(), again_ms)
    },
  ).then(() => (writing = undefined))
  return writing
}

export function keepDraft(draft: Draft): Promise<void> {
  fresh.set(draftId(draft.owner, draft.place), draft)
  return keepDrafts()
}

/** Before it becomes an entry: nothing of it is written after that. */
export async function letGo(place: string): Promise<void> {
  fresh.delete(draftId(owner(), place))
  if (fresh.size === 0) clearTimeout(timer)
  await writing
  if (fresh.size === 0) unkept.value = undefined
}

/** `spoilt`: there is one, and it cannot be opened. */
export async function keptDraft(place: string): Promise<Draft | 'spoilt' | undefined> {
  const id = draftId(owner(), place)
  const here = fresh.get(id)
  if (here) return here
  const db = await database()
  const row = await db.get('drafts', id)
  if (row) return (await drafts.value(id, row)) ?? 'spoilt'
  const old = await db.get('drafts', place)
  return old && old.owner === owner() ? ((await drafts.value(place, old)) ?? 'spoilt') : undefined
}

interface Begun { place: string; started_at: number }
export async function begunBy(owner: string): Promise<Begun[]> {
  const tx = (await database()).transaction('drafts')
  const [keys, rows] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll() as Promise<(Row & { started_at: number })[]>])
  return rows.flatMap((row, index) => (row.owner === owner ? [{ place: placeOf(keys[index] ?? ''), started_at: row.started_at }] : []))
}

/** Those that can still be taken up. */
export const stillOpen = (begun: Begun[], now: number): Begun[] => begun.filter((one) => one.started_at > now - draft_ms)

// SPDX-License-Identifier: Apache-2.0
// Photos that are still on the phone, named by the SHA-256 of their bytes. `photoSrc` shows a local one or asks the server.
import { sha256 } from '@gridward/model'
import { reactive } from 'vue'
import { photosOf } from '../outbox/receipt'
import { forgetPages } from '../store/copies'
import { database } from '../store/database'
import { isFull, makingRoom } from '../store/keeping'
import { drafts, entries, forms, photos } from '../store/stores'
import { PhotoProblem } from './picture'
import { shrink } from './shrink'

const local = reactive(new Map<string, string>())
const smaller_px = 960
const orphan_after_ms = 24 * 3_600_000

async function keepShrunk(file: Blob, longest?: number): Promise<{ small: Blob; name: string }> {
  const small = await shrink(file, longest)
  const bytes = await small.arrayBuffer()
  const name = await sha256(new Uint8Array(bytes))
  await photos.put(name, { bytes, type: 'image/jpeg', at: Date.now() })
  return { small, name }
}

/** Throws PhotoProblem for what cannot be read or kept; a photo that has a name is on the phone. */
export async function addPhoto(file: Blob): Promise<string> {
  const smaller = (error: unknown): Promise<{ small: Blob; name: string }> => {
    if (!isFull(error)) throw error
    return keepShrunk(file, smaller_px)   // a small photo is worth more than none
  }
  const { small, name } = await makingRoom(() => keepShrunk(file), forgetPages).catch(smaller).catch((error: unknown) => {
    throw error instanceof PhotoProblem ? error : new PhotoProblem('full')
  })
  if (!local.has(name)) local.set(name, URL.createObjectURL(small))
  return name
}

/** A photo that came from another phone as it is; its name has been held against its bytes. Throws PhotoProblem when there is no room. */
export async function keepPhoto(name: string, bytes: Uint8Array, type: string): Promise<void> {
  const kept = { bytes: bytes.slice().buffer, type, at: Date.now() }
  await makingRoom(() => photos.put(name, kept), forgetPages).catch((error: unknown) => {
    throw isFull(error) ? new PhotoProblem('full') : error
  })
  if (!local.has(name)) local.set(name, URL.createObjectURL(new Blob([kept.bytes], { type })))
}

export async function photoBlob(name: string): Promise<Blob | undefined> {
  const kept = await photos.get(name)
  return kept && new Blob([kept.bytes], { type: kept.type })
}

/** Its bytes are gone from the phone; whoever shows it still has a minute to. */
export function forgetPhotoUrl(name: string): void {
  const url = local.get(name)
  local.delete(name)
  if (url) setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function photoSrc(name: string): string {
  return local.get(name) ?? `/v1/photos/${name}`
}

/** What drafts and entries of the outbox speak of; undefined when a draft cannot be opened: then nobody knows. */
async function spokenOf(): Promise<Set<string> | undefined> {
  const db = await database()
  const found = new Set((await db.getAllKeys('outbox')).flatMap((id) => (id.startsWith('photo:') ? id.slice('photo:'.length) : [])))
  for (const id of await db.getAllKeys('outbox')) if (!id.startsWith('photo:')) photosOf({ body: (await entries.get(id))?.correction }).forEach((name) => found.add(name))
  for (const key of await db.getAllKeys('forms')) {
    const kept = await forms.get(key)
    if (!kept) return undefined
    photosOf({ body: kept.form }).forEach((name) => found.add(name))
  }
  for (const key of await db.getAllKeys('drafts')) {
    const draft = await drafts.get(key)
    if (!draft) return undefined
    for (const answer of draft.answers) answer.photos.forEach((name) => found.add(name))
  }
  return found
}

/** At start: makes what is still here visible and drops what no draft and no entry of the outbox speaks of any more. */
export async function loadLocalPhotos(): Promise<void> {
  const db = await database()
  const spoken = await spokenOf()
  for (const name of await db.getAllKeys('photos')) {
    const kept = await photos.get(name)
    if (!kept) continue
    if (!spoken || spoken.has(name)) local.set(name, URL.createObjectURL(new Blob([kept.bytes], { type: kept.type })))
    else if (kept.at < Date.now() - orphan_after_ms) await db.delete('photos', name)
  }
}

// SPDX-License-Identifier: Apache-2.0
// What of a colleague's file is taken: entries of the known kinds, sent to the addresses of these kinds and no other, with ids that are ids, with
// what they need in the same file, and photos that are what their names say. Anything else refuses the whole file: half of one is nobody's entry.
import type { StepKind } from '@gridward/api'
import { isUlid, sha256 } from '@gridward/model'
import { head_bytes, headOf, most_pixels } from '../photos/picture'
import { photosOf } from '../outbox/receipt'
import { FileProblem, most_photo_bytes, type Handed, type HandedEntry, type HandedPhoto, type Maker, type Opened } from './file'

export const most_entries = 100
export const most_photos = 400
const most_title = 300
const most_depth = 12
const most_number = 1_000_000

/** What was seen or done in the field; re-checks, judgements and decisions are sent by whoever made them (the server refuses them too). */
export const handed_steps: readonly StepKind[] = ['fixed_on_the_spot', 'notice_given', 'done', 'returned', 'evacuated', 'noted']

type Json = Record<string, unknown>
const is_object = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const is_text = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most
const is_count = (value: unknown, least: number, most: number): value is number => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
const is_id = (value: unknown): value is string => typeof value === 'string' && isUlid(value)
const is_photo_name = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const refuse = (where: string): never => {
  throw new FileProblem('not_taken', where)
}

/** The one address to which an entry of this kind goes; undefined for what is not handed on. */
export function pathOf(kind: unknown, id: string, path: unknown): string | undefined {
  if (kind === 'inspection') return `/v1/inspections/${id}`
  if (kind === 'hazard') return `/v1/hazards/${id}`
  const hazard = kind === 'step' && typeof path === 'string' ? /^\/v1\/hazards\/([^/]{26})\/steps\//.exec(path)?.[1] : undefined
  return hazard && isUlid(hazard) ? `/v1/hazards/${hazard}/steps/${id}` : undefined
}

const within = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' || value === null || (depth > 0 && Object.values(value).every((inner) => within(inner, depth - 1)))

function maker(value: unknown, where: string): Maker {
  if (!is_object(value) || !is_id(value['id']) || !is_text(value['name'], 100)) return refuse(`${where}.maker`)
  const { id, name, device, number, made } = value
  if (device === undefined && number === undefined) return { id, name: name as string }
  if (!is_id(device) || !is_count(number, 1, most_number) || !is_count(made, number as number, most_number)) return refuse(`${where}.maker`)
  return { id, name: name as string, device, number, made }
}

function entry(value: unknown, where: string, before: ReadonlySet<string>): HandedEntry {
  if (!is_object(value)) return refuse(where)
  const { id, kind, path, body, needs, title, about, made_at } = value
  if (!is_id(id)) return refuse(`${where}.id`)
  if (path === undefined || path !== pathOf(kind, id, path)) return refuse(`${where}.path`)
  if (!is_object(body) || !within(body, most_depth) || (kind === 'step' && !handed_steps.includes(body['kind'] as StepKind))) return refuse(`${where}.body`)
  if (!is_text(title, most_title) || (about !== undefined && !is_id(about)) || !is_count(made_at, 0, 8e15)) return refuse(`${where}.title`)
  if (!Array.isArray(needs) || !needs.every((one): one is string => typeof one === 'string' && before.has(one))) return refuse(`${where}.needs`)
  return { id, kind: kind as HandedEntry['kind'], path: path as string, body, needs, title, made_at, maker: maker(value['maker'], where), ...(about ? { about: about as string } : {}) }
}

const image_types: Partial<Record<string, string>> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

async function photo(value: unknown, index: number, opened: Opened): Promise<HandedPhoto> {
  const where = `photos[${index}]`
  if (!is_object(value) || !is_photo_name(value['name']) || !is_count(value['bytes'], 1, most_photo_bytes)) return refuse(where)
  const bytes = opened.photo(index, value['bytes'])
  if ((await sha256(bytes)) !== value['name']) throw new FileProblem('photo_differs', where)
  // By what the bytes are, whatever the file says: they will be shown.
  const head = headOf(bytes.subarray(0, head_bytes))
  const type = (head.width ?? 0) * (head.height ?? 0) > most_pixels ? undefined : image_types[head.kind]
  return type ? { name: value['name'], type, bytes } : refuse(where)
}

/** Throws FileProblem. */
export async function checked(opened: Opened): Promise<Handed> {
  const { manifest } = opened
  if (!is_object(manifest)) return refuse('entries')
  const { entries, photos, made_at } = manifest
  if (!Array.isArray(entries) || !Array.isArray(photos) || !is_count(made_at, 0, 8e15)) return refuse('entries')
  if (entries.length === 0) throw new FileProblem('empty')
  if (entries.length > most_entries || photos.length > most_photos) throw new FileProblem('too_large')
  const handed: Handed = { made_at, entries: [], photos: [] }
  const known = new Set<string>()
  for (const [index, one] of photos.entries()) {
    const found = await photo(one, index, opened)
    if (known.has(`photo:${found.name}`)) refuse(`photos[${index}]`)
    known.add(`photo:${found.name}`)
    handed.photos.push(found)
  }
  opened.end()
  for (const [index, one] of entries.entries()) {
    const found = entry(one, `entries[${index}]`, known)
    if (known.has(found.id)) refuse(`entries[${index}].id`)
    known.add(found.id)
    handed.entries.push(found)
  }
  const shown = new Set(handed.entries.flatMap((one) => photosOf({ body: one.body })))
  const stray = handed.photos.findIndex((one) => !shown.has(one.name))
  return stray < 0 ? handed : refuse(`photos[${stray}]`)
}

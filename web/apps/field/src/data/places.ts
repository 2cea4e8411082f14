// SPDX-License-Identifier: Apache-2.0
// Places and their pages. After the list is there the phone quietly fetches what a visit needs (the checklists, the
// first pages), so that the next basement is no surprise.
import type { InspectionView, LngLat, Page, PlacePage, PlaceView } from '@gridward/api'
import { keptPlace } from '../area/area'
import type { PlaceRow } from '../area/sheet'
import { client } from '../session'
import { copyOf, keepCopy } from '../store/copies'
import { loadChecklist, loadRules, newestLists } from './rules'

const ahead_pages = 12
const fresh_ms = 6 * 3_600_000

export interface PlacesQuery { q?: string; near?: LngLat | undefined; due?: boolean; has_open?: boolean }

/** One page of at most 200: the nearest, or, with no position to go by, those due for a visit before the others. */
export async function loadPlaces(query: PlacesQuery): Promise<Page<PlaceView>> {
  const near = query.near && `${query.near.lng.toFixed(5)},${query.near.lat.toFixed(5)}`
  const ask = (more: { due?: boolean }): Promise<Page<PlaceView>> =>
    client.get('/v1/places', { q: query.q, near, due: query.due, has_open: query.has_open, limit: 200, ...more })
  const page = await ask({})
  if (near || query.due || query.has_open || !page.next) return page
  const due = await ask({ due: true })
  const ids = new Set(due.items.map((place) => place.id))
  return { ...page, items: [...due.items, ...page.items.filter((place) => !ids.has(place.id))] }
}

export function loadPlacePage(id: string): Promise<PlacePage> {
  return client.get<PlacePage>(`/v1/places/${id}`)
}

export function loadInspection(id: string): Promise<InspectionView> {
  return client.get<InspectionView>(`/v1/inspections/${id}`)
}

/** The page as kept, or made from the area's places and the rules when this place was never opened; undefined for a stranger. */
export async function placePageOffline(id: string): Promise<PlacePage | undefined> {
  const kept = await copyOf<PlacePage>(`page:place:${id}`)
  if (kept) return kept.value
  const own = await keptPlace(id)
  const place = own?.place ?? (await copyOf<Page<PlaceView>>('places'))?.value.items.find((one) => one.id === id)
  if (!place) return undefined
  const [rules, lists] = await Promise.all([loadRules(), newestLists()])
  const type = rules.place_types.find((one) => one.id === place.type)
  const checklist = type && lists.get(type.checklist)
  if (!checklist) return undefined
  return { place, warnings: [], checklist: { id: checklist.id, version: checklist.version }, extinguishers: [], hazards: own?.hazards ?? [], inspections: [], doubles: [] }
}

let fetching = false
export async function fetchAhead(places: Pick<PlaceRow, 'id'>[]): Promise<void> {
  if (fetching) return
  fetching = true
  try {
    const [rules, lists] = await Promise.all([loadRules(), newestLists()])
    for (const type of rules.place_types) {
      const list = lists.get(type.checklist)
      if (list) await loadChecklist({ id: list.id, version: list.version })
    }
    for (const place of places.slice(0, ahead_pages)) {
      const key = `page:place:${place.id}`
      const kept = await copyOf(key)
      if (!kept || kept.at < Date.now() - fresh_ms) await keepCopy(key, await loadPlacePage(place.id))
    }
  } catch {
    // fetching ahead is a courtesy: without network there is nothing to say
  } finally {
    fetching = false
  }
}

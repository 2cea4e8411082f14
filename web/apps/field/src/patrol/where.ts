// SPDX-License-Identifier: Apache-2.0
// Where a hazard is that is reported at a stop: at the stop's place or position. A road does not end at a grid's border, but one reports for one's own
// grids: at a stop beyond them the hazard is reported for the own grid, and the words say at which stop.
import type { BoundaryCollection, LngLat, PlaceView } from '@gridward/api'
import { contains, polygonsOf } from '@gridward/map/shape'
import { placePageOffline } from '../data/places'
import { client, me, session } from '../session'
import { loadOrCopy } from '../store/cached'
import type { WalkedStop } from './running'

/** The grids that the caller may see, as kept for work without network; undefined when there are none. */
export async function ownGrids(): Promise<BoundaryCollection | undefined> {
  return loadOrCopy<BoundaryCollection>(`boundaries:${me.value}`, () => client.get('/v1/boundaries', { level: 'grid' })).catch(() => undefined)
}

export interface Where { place?: PlaceView; at?: LngLat; region?: string }
export function placeIn(grids: BoundaryCollection | undefined, at: LngLat, own_region: string | undefined): Where {
  const inside = !grids?.features.length || grids.features.some((grid) => polygonsOf(grid.geometry).some((rings) => contains(rings, at)))
  return inside || !own_region ? { at } : { region: own_region }
}

export async function whereIs(stop: WalkedStop): Promise<Where> {
  const place = stop.place ? (await placePageOffline(stop.place).catch(() => undefined))?.place : undefined
  if (place) return { place }
  return stop.at ? placeIn(await ownGrids(), stop.at, session.value?.posts[0]?.region) : {}
}

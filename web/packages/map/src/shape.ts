// SPDX-License-Identifier: Apache-2.0
// Plain geometry of boundaries: rings, bounds, a point that surely lies inside. Longitude and latitude in degrees; the areas
// are a few kilometres wide, so the flat formulas are good enough for drawing.
import type { BoundaryFeature, LngLat } from '@gridward/api'

export type Ring = [number, number][]
export interface Bounds { west: number; south: number; east: number; north: number }

/** The polygons of a feature, each a list of rings, the outer one first. */
export function polygonsOf(geometry: BoundaryFeature['geometry']): Ring[][] {
  const coordinates = geometry.coordinates as Ring[] | Ring[][]
  return geometry.type === 'Polygon' ? [coordinates as Ring[]] : (coordinates as Ring[][])
}

export function boundsOf(features: BoundaryFeature[]): Bounds | undefined {
  const bounds: Bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const feature of features) {
    for (const [lng, lat] of polygonsOf(feature.geometry).flat(2)) {
      bounds.west = Math.min(bounds.west, lng)
      bounds.east = Math.max(bounds.east, lng)
      bounds.south = Math.min(bounds.south, lat)
      bounds.north = Math.max(bounds.north, lat)
    }
  }
  return Number.isFinite(bounds.west) ? bounds : undefined
}

export function contains(rings: Ring[], at: LngLat): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i]!
      const [x2, y2] = ring[j]!
      if (y1 > at.lat !== y2 > at.lat && at.lng < ((x2 - x1) * (at.lat - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}

function areaOf(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return Math.abs(sum) / 2
}

function centroid(ring: Ring): LngLat {
  const [x0, y0] = ring[0] ?? [0, 0]
  let twice = 0
  let x = 0
  let y = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const ax = ring[j]![0] - x0
    const ay = ring[j]![1] - y0
    const bx = ring[i]![0] - x0
    const by = ring[i]![1] - y0
    const cross = ax * by - bx * ay
    twice += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return twice === 0 ? { lng: x0, lat: y0 } : { lng: x0 + x / (3 * twice), lat: y0 + y / (3 * twice) }
}

/** The middle of the widest stretch of a horizontal line through the polygon: inside whatever its form. */
function middleOfWidest(rings: Ring[], lat: number): LngLat {
  const cuts: number[] = []
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i]!
      const [x2, y2] = ring[j]!
      if (y1 > lat !== y2 > lat) cuts.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1)
    }
  }
  cuts.sort((a, b) => a - b)
  let best: [number, number] = [cuts[0] ?? 0, cuts[1] ?? cuts[0] ?? 0]
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    if (cuts[i + 1]! - cuts[i]! > best[1] - best[0]) best = [cuts[i]!, cuts[i + 1]!]
  }
  return { lng: (best[0] + best[1]) / 2, lat }
}

/** A point inside the largest polygon of the boundary: its centroid where that lies inside. */
export function innerPoint(geometry: BoundaryFeature['geometry']): LngLat | undefined {
  let largest: Ring[] | undefined
  for (const rings of polygonsOf(geometry)) {
    if (rings[0]?.length && (!largest || areaOf(rings[0]) > areaOf(largest[0]!))) largest = rings
  }
  if (!largest) return undefined
  const middle = centroid(largest[0]!)
  return contains(largest, middle) ? middle : middleOfWidest(largest, middle.lat)
}

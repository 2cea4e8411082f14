// SPDX-License-Identifier: Apache-2.0
// Distances on the ground, WGS-84, in metres (mean earth radius; good to 0.5 %).
export interface Point { lng: number; lat: number }

const earth_radius_m = 6_371_008.8
const rad = Math.PI / 180

export function distanceM(a: Point, b: Point): number {
  const lat = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2
  const lng = Math.sin(((b.lng - a.lng) * rad) / 2) ** 2
  const h = lat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * lng
  return 2 * earth_radius_m * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A copy ordered nearest first; those without a position come last, in their old order. */
export function nearestFirst<T>(things: readonly T[], from: Point, at: (thing: T) => Point | undefined): T[] {
  const measured = things.map((thing, index) => {
    const point = at(thing)
    return { thing, index, distance: point ? distanceM(from, point) : Number.POSITIVE_INFINITY }
  })
  measured.sort((a, b) => (a.distance === b.distance ? a.index - b.index : a.distance - b.distance))
  return measured.map((entry) => entry.thing)
}

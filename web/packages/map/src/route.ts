// SPDX-License-Identifier: Apache-2.0
// Stops of a route on a small map: points and segments, numbered in the order in which they are walked.
import type { LngLat } from '@gridward/api'
import type { Bounds } from './shape'

export interface RouteStop {
  key: string
  /** "1", "2" …: as in the list beside the map. */
  mark: string
  at?: LngLat | undefined
  to?: LngLat | undefined
  /** good = seen, warn = to be seen, brand = neither. */
  tone: 'good' | 'warn' | 'brand'
  chosen?: boolean
}

/** Some three hundred metres: one stop alone is not shown from a hand's breadth. */
const least_degrees = 0.003

/** What the map begins with: all stops and a margin; nothing when none of them is anywhere. */
export function boundsOfStops(stops: readonly RouteStop[], more: readonly (LngLat | undefined)[] = []): Bounds | undefined {
  const points = [...stops.flatMap((stop) => [stop.at, stop.to]), ...more].filter((one): one is LngLat => one !== undefined)
  if (!points.length) return undefined
  const lngs = points.map((one) => one.lng)
  const lats = points.map((one) => one.lat)
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  const wide = Math.max(0, least_degrees - (east - west)) / 2 + (east - west) * 0.12
  const high = Math.max(0, least_degrees - (north - south)) / 2 + (north - south) * 0.12
  return { west: west - wide, east: east + wide, south: south - high, north: north + high }
}

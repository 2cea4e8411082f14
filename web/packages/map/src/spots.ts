// SPDX-License-Identifier: Apache-2.0
// Spots on a map: single things and clusters. This package draws them; what they are and what they are called is the app's business.
import type { LngLat } from '@gridward/api'

/** What the screen shows, and how near. */
export interface MapWindow { west: number; south: number; east: number; north: number; zoom: number }

export interface MapSpot {
  key: string
  at: LngLat
  count: number
  /** A tone of the tokens: quiet, info, warn, grave, bad, brand. */
  tone: string
  /** Drawn with a second ring. */
  ring: boolean
  /** For the pointer's tip and for screen readers. */
  label: string
}

/** From here on zooming in separates nothing any more. */
export const street_zoom = 17

export function bboxOf(window: MapWindow): string {
  return [window.west, window.south, window.east, window.north].map((side) => side.toFixed(6)).join(',')
}

/** Width of a bubble: grows by the figure's length, so that 10 times as many is a step and not 10 times as wide. */
export function sizeOf(count: number): number {
  return count === 1 ? 18 : Math.round(26 + 9 * Math.log10(count))
}

export function shortCount(count: number): string {
  if (count < 1000) return String(count)
  const thousands = count / 1000
  return thousands < 10 ? `${(Math.floor(thousands * 10) / 10).toFixed(1).replace(/\.0$/, '')}k` : `${Math.floor(thousands)}k`
}

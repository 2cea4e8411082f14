// SPDX-License-Identifier: Apache-2.0
// The base map in sheets (docs/decisions/0012-base-map.md): whole numbers, counted from the sheet's south-west corner, each after the first a
// difference from the one before it.

export interface BaseSheet {
  key: number
  /** South-west corner in hundredths of a degree. */
  lng: number
  lat: number
  names: string[]
  /** Each kind, name (1 = the first of names, 0 = none), x, y, then steps dx, dy … */
  lines: number[][]
  /** Each kind, name, then ring by ring: its number of corners, x, y, steps … */
  areas: number[][]
  /** Each kind, name, x, y. */
  points: number[][]
}
export interface BaseMapPart {
  /** Of the whole; another one than before: what is kept is old. Empty: there is no base map here. */
  edition: string
  /** Must stand on every map that shows it. */
  source: string
  taken_on?: string
  sheets: BaseSheet[]
  next?: string
}

// SPDX-License-Identifier: Apache-2.0
// The texts of a map, handed in by the app, so that this package holds no language.
export interface MapWords {
  /** What the map shows, for screen readers. */
  label: string
  legend: string
  none: string
  imminent: string
  zoom_in: string
  zoom_out: string
  /** On the switch of the base map; without it there is no switch. */
  base?: string
  /** The line under a grid's name while the pointer is on it. */
  counts: (open: number, overdue: number, imminent: number) => string
}

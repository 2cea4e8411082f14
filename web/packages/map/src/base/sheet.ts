// SPDX-License-Identifier: Apache-2.0
// Reads the sheets of the base map: 0.01 degrees each way, 2,000 units of 5 millionths of a degree.
import type { BaseSheet } from '@gridward/api'

export const units_a_degree = 200_000
export const sheets_a_degree = 100
export const units_a_sheet = units_a_degree / sheets_a_degree
export const metres_a_unit = 0.556

/** What a line's first number says. */
export const line_kinds = ['trunk', 'main', 'street', 'path', 'rail', 'river'] as const
export const area_kinds = ['water', 'building'] as const
export const point_kinds = ['town', 'hamlet'] as const
export type LineKind = (typeof line_kinds)[number]
export type AreaKind = (typeof area_kinds)[number]
export type PointKind = (typeof point_kinds)[number]

/** x, y, x, y … in units from the sheet's corner. */
export type Run = number[]
export interface BaseLine { kind: LineKind; name: string; run: Run }
export interface BaseArea { kind: AreaKind; name: string; rings: Run[] }
export interface BasePoint { kind: PointKind; name: string; x: number; y: number }

/** From `start` on `count` corners; the first as it is, the others as steps. */
function runOf(numbers: number[], start: number, count: number): Run {
  const run: Run = []
  let x = 0
  let y = 0
  for (let i = start; i + 1 < numbers.length && i < start + 2 * count; i += 2) {
    x += numbers[i] ?? 0
    y += numbers[i + 1] ?? 0
    run.push(x, y)
  }
  return run
}

const nameOf = (sheet: BaseSheet, numbers: number[]): string => sheet.names[(numbers[1] ?? 0) - 1] ?? ''

/** Kinds that this app does not know yet are passed over. */
export function linesOf(sheet: BaseSheet): BaseLine[] {
  return sheet.lines.flatMap((numbers) => {
    const kind = line_kinds[numbers[0] ?? -1]
    return kind ? [{ kind, name: nameOf(sheet, numbers), run: runOf(numbers, 2, Infinity) }] : []
  })
}

export function areasOf(sheet: BaseSheet): BaseArea[] {
  return sheet.areas.flatMap((numbers) => {
    const kind = area_kinds[numbers[0] ?? -1]
    if (!kind) return []
    const rings: Run[] = []
    for (let at = 2; at < numbers.length; at += 1 + 2 * (numbers[at] ?? 0)) rings.push(runOf(numbers, at + 1, numbers[at] ?? 0))
    return [{ kind, name: nameOf(sheet, numbers), rings }]
  })
}

export function pointsOf(sheet: BaseSheet): BasePoint[] {
  return sheet.points.flatMap((numbers) => {
    const kind = point_kinds[numbers[0] ?? -1]
    return kind ? [{ kind, name: nameOf(sheet, numbers), x: numbers[2] ?? 0, y: numbers[3] ?? 0 }] : []
  })
}

/** Longitude and latitude of a run. */
export function degreesOf(sheet: BaseSheet, run: Run): [number, number][] {
  const at: [number, number][] = []
  for (let i = 0; i + 1 < run.length; i += 2) at.push([sheet.lng / sheets_a_degree + run[i]! / units_a_degree, sheet.lat / sheets_a_degree + run[i + 1]! / units_a_degree])
  return at
}

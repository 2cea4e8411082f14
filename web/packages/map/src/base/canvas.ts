// SPDX-License-Identifier: Apache-2.0
// The base map on a canvas, for maps without WebGL and for phones: only the sheets in view, their paths made once and kept.
import type { BaseSheet } from '@gridward/api'
import type { Flat } from '../flat'
import type { BaseColours } from './colours'
import { drawNames, type NamedRun } from './names'
import { areasOf, linesOf, metres_a_unit, pointsOf, sheets_a_degree, units_a_degree, units_a_sheet, type AreaKind, type LineKind, type Run } from './sheet'

export interface Screen {
  /** Width and height of the canvas in CSS pixels. */
  wide: number
  high: number
  /** Canvas pixels a CSS pixel. */
  ratio: number
  /** Flat coordinates → pixels: times `scale`, plus left and top. */
  scale: number
  left: number
  top: number
}

/** As SVG places a viewBox in its box ("xMidYMid meet"). */
export function screenOf(box: string, wide: number, high: number, ratio: number): Screen {
  const [x = 0, y = 0, width = 1, height = 1] = box.split(' ').map(Number)
  const scale = Math.min(wide / width, high / height)
  return { wide, high, ratio, scale, left: (wide - width * scale) / 2 - x * scale, top: (high - height * scale) / 2 - y * scale }
}

interface Drawn {
  squeeze: number
  lines: Map<LineKind, Path2D>
  areas: Map<AreaKind, Path2D>
  names: NamedRun[]
}
const kept = new WeakMap<BaseSheet, Drawn>()

function add<K>(paths: Map<K, Path2D>, kind: K): Path2D {
  const path = paths.get(kind) ?? new Path2D()
  paths.set(kind, path)
  return path
}

function trace(path: Path2D, run: Run): void {
  for (let i = 0; i + 1 < run.length; i += 2) {
    if (i === 0) path.moveTo(run[i]!, run[i + 1]!)
    else path.lineTo(run[i]!, run[i + 1]!)
  }
}

/** In units, x squeezed by the latitude and y downwards. */
function drawnOf(sheet: BaseSheet, squeeze: number): Drawn {
  const known = kept.get(sheet)
  if (known?.squeeze === squeeze) return known
  const turn = (run: Run): Run => run.map((value, i) => (i % 2 ? -value : value * squeeze))
  const drawn: Drawn = { squeeze, lines: new Map(), areas: new Map(), names: [] }
  for (const area of areasOf(sheet)) {
    const path = add(drawn.areas, area.kind)
    for (const ring of area.rings) {
      trace(path, turn(ring))
      path.closePath()
    }
  }
  for (const line of linesOf(sheet)) {
    const run = turn(line.run)
    trace(add(drawn.lines, line.kind), run)
    if (line.name) drawn.names.push({ name: line.name, kind: line.kind, run })
  }
  for (const point of pointsOf(sheet)) if (point.name) drawn.names.push({ name: point.name, kind: point.kind, run: turn([point.x, point.y]) })
  kept.set(sheet, drawn)
  return drawn
}

/** Metres wide, at least so many pixels and at most so many; shown only when a pixel is at most so many metres. */
const strokes: { kind: LineKind; metres: number; least: number; most: number; shown: number; dash?: number[] }[] = [
  { kind: 'river', metres: 6, least: 1.2, most: 7, shown: 60 },
  { kind: 'path', metres: 1.5, least: 0.9, most: 2, shown: 3.5, dash: [4, 3] },
  { kind: 'street', metres: 6, least: 1.2, most: 10, shown: 14 },
  { kind: 'main', metres: 10, least: 1.8, most: 15, shown: 60 },
  { kind: 'trunk', metres: 16, least: 2.4, most: 20, shown: 200 },
  { kind: 'rail', metres: 3, least: 1.4, most: 4, shown: 60, dash: [7, 3] },
]
const buildings_shown = 4

export function drawBaseOn(context: CanvasRenderingContext2D, sheets: BaseSheet[], flat: Flat, screen: Screen, colours: BaseColours): void {
  const { ratio } = screen
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, screen.wide, screen.high)
  const degree = (flat.y(0) - flat.y(1)) * screen.scale
  const squeeze = ((flat.x(1) - flat.x(0)) * screen.scale) / degree
  const unit = degree / units_a_degree
  const metres = metres_a_unit / unit
  const seen = sheets
    .map((sheet) => ({ sheet, x: screen.left + flat.x(sheet.lng / sheets_a_degree) * screen.scale, y: screen.top + flat.y(sheet.lat / sheets_a_degree) * screen.scale }))
    .filter(({ x, y }) => x < screen.wide && x + units_a_sheet * squeeze * unit > 0 && y > 0 && y - units_a_sheet * unit < screen.high)
    .map(({ sheet, x, y }) => ({ drawn: drawnOf(sheet, squeeze), x, y }))
  const each = (draw: (drawn: Drawn) => void): void => {
    for (const { drawn, x, y } of seen) {
      context.setTransform(ratio * unit, 0, 0, ratio * unit, ratio * x, ratio * y)
      draw(drawn)
    }
  }
  const fill = (kind: AreaKind, colour: string, edge?: string): void => {
    context.fillStyle = colour
    if (edge) context.strokeStyle = edge
    context.lineWidth = 0.8 / unit
    each(({ areas }) => {
      const path = areas.get(kind)
      if (path) context.fill(path, 'evenodd')
      if (path && edge) context.stroke(path)
    })
  }
  const stroke = (kind: LineKind, colour: string, pixels: number, dash: number[] = []): void => {
    context.strokeStyle = colour
    context.lineWidth = pixels / unit
    context.setLineDash(dash.map((part) => part / unit))
    each(({ lines }) => {
      const path = lines.get(kind)
      if (path) context.stroke(path)
    })
  }
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.setLineDash([])
  fill('water', colours.water)
  if (metres <= buildings_shown) fill('building', colours.building, colours.building_edge)
  const shown = strokes.filter((one) => metres <= one.shown).map((one) => ({ ...one, pixels: Math.min(one.most, Math.max(one.least, one.metres / metres)) }))
  for (const { kind, pixels } of shown) if (kind === 'street' || kind === 'main' || kind === 'trunk') stroke(kind, colours[`${kind}_edge`], pixels + 1.6)
  for (const { kind, pixels, dash } of shown) stroke(kind, colours[kind], pixels, dash)
  context.setLineDash([])
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  drawNames(context, seen.map(({ drawn, x, y }) => ({ names: drawn.names, x, y })), { unit, metres, wide: screen.wide, high: screen.high }, colours)
}

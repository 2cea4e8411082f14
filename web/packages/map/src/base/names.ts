// SPDX-License-Identifier: Apache-2.0
// Names along the roads of the base map: turned with the road, never upside down, none over another, none twice close by.
import type { BaseColours } from './colours'
import type { LineKind, PointKind, Run } from './sheet'

export interface NamedRun { name: string; kind: LineKind | PointKind; run: Run }
export interface Spot { x: number; y: number; angle: number }
interface Box { left: number; right: number; top: number; bottom: number }

/** Shown when a pixel is at most so many metres; earlier ones in the list win the room. */
const shown: [NamedRun['kind'], number][] = [['town', 60], ['trunk', 8], ['main', 6], ['hamlet', 12], ['river', 4], ['street', 2.6], ['rail', 2.6], ['path', 1.2]]
const size_px = 12
const apart_px = 240

/** Where a name of that width lies on a run: around its middle, where it is straight enough; a point is its own place. */
export function spotOn(run: Run, width: number): Spot | undefined {
  if (run.length === 2) return { x: run[0]!, y: run[1]!, angle: 0 }
  const lengths = [0]
  for (let i = 2; i + 1 < run.length; i += 2) lengths.push(lengths.at(-1)! + Math.hypot(run[i]! - run[i - 2]!, run[i + 1]! - run[i - 1]!))
  const total = lengths.at(-1)!
  if (total < width) return undefined
  const at = (wanted: number): [number, number] => {
    const next = Math.max(1, lengths.findIndex((length) => length >= wanted))
    const before = lengths[next - 1]!
    const share = (wanted - before) / Math.max(lengths[next]! - before, 1e-9)
    const i = 2 * (next - 1)
    return [run[i]! + (run[i + 2]! - run[i]!) * share, run[i + 1]! + (run[i + 3]! - run[i + 1]!) * share]
  }
  const [x1, y1] = at(total / 2 - width / 2)
  const [x2, y2] = at(total / 2 + width / 2)
  if (Math.hypot(x2 - x1, y2 - y1) < 0.92 * width) return undefined
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const upright = angle > Math.PI / 2 ? angle - Math.PI : angle <= -Math.PI / 2 ? angle + Math.PI : angle
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, angle: upright }
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

export interface Sight { unit: number; metres: number; wide: number; high: number }

export function drawNames(context: CanvasRenderingContext2D, sheets: { names: NamedRun[]; x: number; y: number }[], sight: Sight, colours: BaseColours): void {
  const taken: Box[] = []
  const written = new Map<string, Spot[]>()
  context.font = `600 ${size_px}px ${getComputedStyle(document.documentElement).getPropertyValue('--gw-font') || 'sans-serif'}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 3
  context.strokeStyle = colours.name_halo
  for (const [kind, metres] of shown) {
    if (sight.metres > metres) continue
    context.fillStyle = kind === 'river' ? colours.water_name : colours.name
    for (const sheet of sheets) {
      for (const one of sheet.names) {
        if (one.kind !== kind) continue
        const width = context.measureText(one.name).width
        const spot = spotOn(one.run, (width + 8) / sight.unit)
        if (spot) write(context, one.name, { x: sheet.x + spot.x * sight.unit, y: sheet.y + spot.y * sight.unit, angle: spot.angle }, width, sight, taken, written)
      }
    }
  }
}

function write(context: CanvasRenderingContext2D, name: string, spot: Spot, width: number, sight: Sight, taken: Box[], written: Map<string, Spot[]>): void {
  const half_wide = (Math.abs(Math.cos(spot.angle)) * width + Math.abs(Math.sin(spot.angle)) * size_px) / 2 + 3
  const half_high = (Math.abs(Math.sin(spot.angle)) * width + Math.abs(Math.cos(spot.angle)) * size_px) / 2 + 3
  const box = { left: spot.x - half_wide, right: spot.x + half_wide, top: spot.y - half_high, bottom: spot.y + half_high }
  if (box.right < 0 || box.left > sight.wide || box.bottom < 0 || box.top > sight.high) return
  const same = written.get(name) ?? []
  if (same.some((other) => Math.hypot(other.x - spot.x, other.y - spot.y) < apart_px) || taken.some((other) => overlap(other, box))) return
  written.set(name, [...same, spot])
  taken.push(box)
  context.save()
  context.translate(spot.x, spot.y)
  context.rotate(spot.angle)
  context.strokeText(name, 0, 0)
  context.fillText(name, 0, 0)
  context.restore()
}

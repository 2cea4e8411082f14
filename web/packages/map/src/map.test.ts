// SPDX-License-Identifier: Apache-2.0
import type { BoundaryFeature } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { flatten } from './flat'
import { labelsOf, outlinesOf } from './outline'
import { breaksOf, calm_colour, colourOf, stepsOf, warm_colours } from './scale'
import { boundsOf, contains, innerPoint, polygonsOf, type Ring } from './shape'

function grid(code: string, ring: Ring, open = 0): BoundaryFeature {
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { code, name: code, level: 'grid', open, overdue: 0, imminent: 0 },
  }
}
const square = (x: number, y: number): Ring => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]

describe('shapes', () => {
  test('the inner point of a horseshoe lies in the horseshoe', () => {
    const ring: Ring = [[0, 0], [9, 0], [9, 9], [6, 9], [6, 2], [3, 2], [3, 9], [0, 9], [0, 0]]
    const feature = grid('1', ring)
    const at = innerPoint(feature.geometry)!
    expect(contains(polygonsOf(feature.geometry)[0]!, at)).toBe(true)
  })
  test('nothing has no bounds', () => {
    expect(boundsOf([])).toBeUndefined()
  })
})

describe('community outlines', () => {
  const a1 = grid('320612001001001', square(0, 0))
  const a2 = grid('320612001001002', square(1, 0))
  const b1 = grid('320612001002001', square(2, 0))

  test('an edge between two grids of one community is not drawn', () => {
    const drawn = outlinesOf([a1, a2]).map((segment) => JSON.stringify(segment))
    expect(drawn).toHaveLength(6)
    expect(drawn).not.toContain(JSON.stringify([[1, 0], [1, 1]]))
  })
  test('an edge between two communities is drawn once', () => {
    const between = outlinesOf([a1, a2, b1]).filter(([from, to]) => from[0] === 2 && to[0] === 2)
    expect(between).toHaveLength(1)
  })
  test('each named community has one label, in its middle', () => {
    const labels = labelsOf([a1, a2, b1], { '320612001001': '甲', '320612001002': '乙' })
    expect(labels.map((label) => label.name)).toEqual(['甲', '乙'])
    expect(labels[0]!.at.lng).toBeCloseTo(1)
  })
})

describe('colours', () => {
  test('a grid without open hazards is calm, the worst is the darkest', () => {
    const breaks = breaksOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 20])
    expect(colourOf(0, breaks)).toBe(calm_colour)
    expect(colourOf(20, breaks)).toBe(warm_colours[3])
  })
  test('limits grow strictly even when all counts are the same', () => {
    expect(breaksOf([2, 2, 2])).toEqual([1, 2, 3, 4])
    expect(breaksOf([])).toEqual([1, 2, 3, 4])
  })
  test('the legend leaves no gap between its steps', () => {
    const steps = stepsOf(breaksOf([1, 4, 9, 30, 31]))
    steps.slice(1).forEach((step, index) => expect(step.from).toBe(steps[index]!.to! + 1))
    expect(steps.at(-1)!.to).toBeUndefined()
  })
})

test('a point drawn on the flat map comes back as the same point', () => {
  const flat = flatten({ west: 121, south: 32, east: 121.2, north: 32.1 })
  const at = flat.at(flat.x(121.07), flat.y(32.06))
  expect(at.lng).toBeCloseTo(121.07, 9)
  expect(at.lat).toBeCloseTo(32.06, 9)
})

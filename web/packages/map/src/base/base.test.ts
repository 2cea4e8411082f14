// SPDX-License-Identifier: Apache-2.0
import type { BaseSheet } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { screenOf } from './canvas'
import { baseFeatures } from './gl'
import { spotOn } from './names'
import { areasOf, degreesOf, linesOf, pointsOf } from './sheet'

const sheet: BaseSheet = {
  key: 1, lng: 12107, lat: 3206, names: ['演示路 1', '演示河'],
  lines: [[1, 1, 0, 100, 2000, 0], [5, 2, 10, 10, -5, 5, 20, 0], [99, 0, 1, 1]],
  areas: [[0, 2, 3, 0, 0, 100, 0, 0, 100, 4, 10, 10, 5, 0, 0, 5, -5, 0], [7, 0, 1, 2, 2]],
  points: [[0, 1, 500, 600]],
}

describe('a sheet of the base map', () => {
  test('says kind, name and corners, each a step from the one before', () => {
    expect(linesOf(sheet)).toEqual([
      { kind: 'main', name: '演示路 1', run: [0, 100, 2000, 100] },
      { kind: 'river', name: '演示河', run: [10, 10, 5, 15, 25, 15] },
    ])
    expect(pointsOf(sheet)).toEqual([{ kind: 'town', name: '演示路 1', x: 500, y: 600 }])
  })
  test('keeps the holes of an area, and passes over kinds it does not know', () => {
    expect(areasOf(sheet)).toEqual([{ kind: 'water', name: '演示河', rings: [[0, 0, 100, 0, 100, 100], [10, 10, 15, 10, 15, 15, 10, 15]] }])
  })
  test('lies where its corner says', () => {
    const [lng, lat] = degreesOf(sheet, [2000, 1000])[0]!
    expect(lng).toBeCloseTo(121.08, 9)
    expect(lat).toBeCloseTo(32.065, 9)
  })
  test('becomes closed polygons for the WebGL map', () => {
    const polygon = (baseFeatures([sheet])['base-areas'] as unknown as { features: { geometry: { coordinates: number[][][] } }[] }).features[0]!
    for (const ring of polygon.geometry.coordinates) expect(ring[0]).toEqual(ring.at(-1))
  })
  test('that is broken makes no shape and no error', () => {
    expect(areasOf({ ...sheet, areas: [[0, 0, 1_000_000, 1]] })[0]!.rings).toEqual([[]])
    expect(linesOf({ ...sheet, lines: [[1]] })[0]!.run).toEqual([])
  })
})

describe('a name along a road', () => {
  test('stands in its middle, turned with it and never upside down', () => {
    expect(spotOn([0, 0, 100, 0], 40)).toEqual({ x: 50, y: 0, angle: 0 })
    expect(spotOn([100, 0, 0, 0], 40)!.angle).toBeCloseTo(0)
    expect(Math.abs(spotOn([0, 100, 0, 0], 40)!.angle)).toBeCloseTo(Math.PI / 2)
  })
  test('is left out where the road is too short or too bent', () => {
    expect(spotOn([0, 0, 30, 0], 40)).toBeUndefined()
    expect(spotOn([0, 0, 50, 0, 50, 1, 0, 1], 60)).toBeUndefined()
  })
})

test('the canvas shows the same part as an SVG with that viewBox', () => {
  const screen = screenOf('100 50 200 100', 400, 400, 2)
  expect(screen.scale).toBe(2)
  expect(100 * screen.scale + screen.left).toBe(0)
  expect(50 * screen.scale + screen.top).toBe(100)
})

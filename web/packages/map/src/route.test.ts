// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { boundsOfStops, type RouteStop } from './route'

const stop = (lng: number, lat: number, to?: { lng: number; lat: number }): RouteStop => ({ key: `${lng}`, mark: '1', at: { lng, lat }, to, tone: 'brand' })

test('all stops lie inside, both ends of a segment, too', () => {
  const bounds = boundsOfStops([stop(121.07, 32.06, { lng: 121.09, lat: 32.07 }), stop(121.06, 32.05)], [{ lng: 121.05, lat: 32.05 }])
  expect(bounds?.west).toBeLessThan(121.05)
  expect(bounds?.east).toBeGreaterThan(121.09)
  expect(bounds?.south).toBeLessThan(32.05)
  expect(bounds?.north).toBeGreaterThan(32.07)
})

test('one stop alone has its surroundings, and no stop anywhere has none', () => {
  const bounds = boundsOfStops([stop(121.07, 32.06)])
  expect((bounds?.east ?? 0) - (bounds?.west ?? 0)).toBeCloseTo(0.003)
  expect(boundsOfStops([{ key: 'a', mark: '1', tone: 'warn' }])).toBeUndefined()
})

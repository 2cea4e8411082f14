// SPDX-License-Identifier: Apache-2.0
import type { BoundaryCollection } from '@gridward/api'
import { expect, test, vi } from 'vitest'
import { placeIn } from './where'

vi.mock('../data/places', () => ({ placePageOffline: async () => undefined }))
vi.mock('../session', () => ({ client: {}, me: { value: '' }, session: { value: undefined } }))
const square = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: 'west' }, geometry: { type: 'Polygon', coordinates: [[[121, 32], [121.1, 32], [121.1, 32.1], [121, 32.1], [121, 32]]] } }] } as unknown as BoundaryCollection

test('a hazard at a stop inside one\'s grids is where the stop is', () => {
  expect(placeIn(square, { lng: 121.05, lat: 32.05 }, 'west')).toEqual({ at: { lng: 121.05, lat: 32.05 } })
})

test('beyond them it is reported for the own grid, lest it be refused later', () => {
  expect(placeIn(square, { lng: 121.2, lat: 32.05 }, 'west')).toEqual({ region: 'west' })
})

test('where no grids are known the server decides', () => {
  expect(placeIn(undefined, { lng: 121.2, lat: 32.05 }, 'west')).toEqual({ at: { lng: 121.2, lat: 32.05 } })
})

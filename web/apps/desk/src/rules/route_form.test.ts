// SPDX-License-Identifier: Apache-2.0
import type { PatrolRouteView, PatrolStop } from '@gridward/api'
import { expect, test } from 'vitest'
import { draftOfRoute, isSound, moved, placedAt, routeFaults, routeInput } from './route_form'

const stop = (id: string, more: Partial<PatrolStop> = {}): PatrolStop => ({ id, kind: 'trunk_road', name: '金沙路', look_at: '', at: { lng: 121.07, lat: 32.06 }, ...more })
const route: PatrolRouteView = { id: 'R', name: '集市', region: '320612001001', region_name: '', due: 1, active: true, version: 3, stops: [{ ...stop('a'), due: true, last_seen: '2026-11-23T00:00:00Z' }] }

test('what was read goes back as it was, with its ids and version and without what the server says of it', () => {
  expect(routeInput(draftOfRoute(route), route)).toEqual({ name: '集市', region: '320612001001', stops: [stop('a')], active: true, version: 3 })
})

test('every stop that lacks something is named', () => {
  const draft = { ...draftOfRoute(route), stops: [stop('a'), stop('b', { name: ' ' }), stop('c', { at: undefined as never }), stop('d', { at: undefined as never, place: 'P' })] }
  expect(routeFaults(draft).broken).toEqual([1, 2])
  expect(isSound(routeFaults(draftOfRoute(route)))).toBe(true)
  expect(isSound(routeFaults(draftOfRoute()))).toBe(false)
})

test('stops move by one and never out of the list', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})

test('a click sets the point, and the other end only where there is a first one', () => {
  expect(placedAt(stop('a'), { lng: 121.123456789, lat: 32 }, false).at).toEqual({ lng: 121.123457, lat: 32 })
  expect(placedAt(stop('a'), { lng: 121.1, lat: 32 }, true).to).toEqual({ lng: 121.1, lat: 32 })
  expect(placedAt(stop('a', { at: undefined as never }), { lng: 121.1, lat: 32 }, true).at).toEqual({ lng: 121.1, lat: 32 })
})

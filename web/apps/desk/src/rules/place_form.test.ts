// SPDX-License-Identifier: Apache-2.0
import type { PlaceView } from '@gridward/api'
import { expect, test } from 'vitest'
import { childShape, nextCode } from './child_code'
import { draftOf, placeFaults, placeInput } from './place_form'

const stored: PlaceView = {
  id: 'P', name: '店', type: 'restaurant', address: '路 1 号', region: '320612001001001', outside_every_grid: false, gas: 'lpg', risk: 'medium', note: '', active: true,
  open_hazards: 0, version: 4, type_zh: '餐饮', type_en: 'Restaurant', region_name: '第1网格', contact_name: '某*', contact_phone: '138****0000',
  position: { at: { lng: 121.07, lat: 32.06 }, raw: { lng: 121.0746, lat: 32.0577 }, raw_datum: 'gcj02' },
}

test('saving an untouched place sends the coordinate as it once came, and no contact', () => {
  const input = placeInput(draftOf(stored), stored)
  expect(input.position).toEqual({ at: { lng: 121.0746, lat: 32.0577 }, raw_datum: 'gcj02' })
  expect(input.contact).toBeUndefined()
  expect(input.version).toBe(4)
})

test('a new coordinate is sent in the datum it was copied from', () => {
  const input = placeInput({ ...draftOf(stored), lng: 121.08, lat: 32.07, datum: 'bd09' }, stored)
  expect(input.position).toEqual({ at: { lng: 121.08, lat: 32.07 }, raw_datum: 'bd09' })
})

test('a masked name never goes back to the server', () => {
  const draft = draftOf(stored)
  expect([draft.contact_name, draft.contact_phone]).toEqual(['', ''])
})

test('a place needs a name, a type and somewhere to be', () => {
  expect(placeFaults(draftOf())).toEqual(['name', 'type', 'where'])
  expect(placeFaults({ ...draftOf(stored), lat: undefined })).toEqual(['position'])
  expect(placeFaults({ ...draftOf(stored), contact_phone: '1' })).toEqual(['contact'])
})

test('the next code lies after the highest in use and never fills a gap', () => {
  const community = { code: '320612001001', level: 'community' as const }
  expect(nextCode(community, ['320612001001001', '320612001001007', '320612001002009'])).toBe('320612001001008')
  expect(nextCode(community, [])).toBe('320612001001001')
  expect(nextCode({ code: '320612001001001', level: 'grid' }, [])).toBe('32061200100100101')
  expect(nextCode(community, ['320612001001999'])).toBe('')
  expect(childShape('micro_grid')).toBeUndefined()
})

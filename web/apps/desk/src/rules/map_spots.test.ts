// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { spotsOfHazards, spotsOfMembers, spotsOfPlaces, type SpotWords } from './map_spots'

const words: SpotWords = {
  level: (level) => `level ${level}`, risk: (risk) => `risk ${risk}`, hazardTitle: (hazard) => hazard.description, placeName: (hazard) => hazard.place_name || 'nowhere',
  typeName: (type) => `type ${type}`, clusterOfHazards: (n, worst) => `${n} hazards, ${worst}`, clusterOfPlaces: (n, worst) => `${n} places, ${worst}`,
  overdue: (n) => `${n} overdue`, openHazards: (n) => `${n} open`, seenAt: (time) => `at ${time}`, distance: (metres) => `${Math.round(metres)} m`,
}
const at = { lng: 121.07, lat: 32.06 }

describe('spots of the map', () => {
  test('a cluster of hazards says how many, the worst and how many are overdue, and is ringed for these', () => {
    const [spot] = spotsOfHazards({ spots: [{ at, count: 34, level: 'imminent', overdue: 5, items: [] }], total: 34, nowhere: 0 }, words)
    expect(spot).toMatchObject({ count: 34, tone: 'bad', ring: true, label: '34 hazards, level imminent · 5 overdue', items: [] })
  })
  test('a single hazard says what and where it is and leads to its page', () => {
    const hazard = { id: 'H1', place_name: 'Noodles', description: 'blocked exit', level: 'general' as const, state: 'rectifying' as const, overdue: false, at }
    const [spot] = spotsOfHazards({ spots: [{ at, count: 1, level: 'general', overdue: 0, items: [hazard] }], total: 1, nowhere: 0 }, words)
    expect(spot).toMatchObject({ ring: false, tone: 'warn', label: 'blocked exit · Noodles · level general' })
    expect(spot?.items[0]?.to).toEqual({ name: 'hazard', params: { id: 'H1' } })
  })
  test('places on one spot keep each their own line', () => {
    const place = (id: string, open_hazards: number) => ({ id, name: id, type: 'shop', risk: 'high' as const, at, open_hazards })
    const [spot] = spotsOfPlaces({ spots: [{ at, count: 2, risk: 'high', items: [place('A', 0), place('B', 3)] }], total: 2 }, words)
    expect(spot?.label).toBe('2 places, risk high')
    expect(spot?.items.map((item) => item.note)).toEqual(['type shop · risk high', 'type shop · risk high · 3 open'])
  })
  test('a member on duty is a mark without a page, with the distance where one asked who is near', () => {
    const member = { person: 'P1', name: '张**', region: '3', region_name: 'Grid 1', at: '06:00', position: at }
    const [spot] = spotsOfMembers([{ member, distance_m: 84.3 }], words)
    expect(spot).toMatchObject({ tone: 'brand', label: '张** · 84 m · Grid 1 · at 06:00' })
    expect(spot?.items[0]).not.toHaveProperty('to')
  })
  test('two spots never share a key, so that both are drawn', () => {
    const spot = (lng: number) => ({ at: { lng, lat: 32 }, count: 2, risk: 'low' as const, items: [] })
    const keys = spotsOfPlaces({ spots: [spot(121.0000001), spot(121.0000002)], total: 4 }, words).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })
})

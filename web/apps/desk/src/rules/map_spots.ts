// SPDX-License-Identifier: Apache-2.0
// From what the server says of a map's window to the spots that are drawn and the lines of the list beside them. Words come from outside.
import type { HazardMap, HazardOnMap, LngLat, PlaceMap, PlaceOnMap } from '@gridward/api'
import type { MapSpot } from '@gridward/map'
import { riskTones } from '@gridward/ui'
import type { NearMember } from './on_duty'

export interface SpotItem {
  key: string
  title: string
  note: string
  tone: string
  /** Its page; a member on duty has none. */
  to?: { name: 'hazard' | 'place'; params: { id: string } }
  /** Where one may ask who is near. */
  at?: LngLat
}
export interface Spot extends MapSpot {
  items: SpotItem[]
}
export interface SpotWords {
  level(level: string): string
  risk(risk: string): string
  hazardTitle(hazard: HazardOnMap): string
  placeName(hazard: HazardOnMap): string
  typeName(type: string): string
  clusterOfHazards(count: number, worst: string): string
  clusterOfPlaces(count: number, worst: string): string
  overdue(count: number): string
  openHazards(count: number): string
  seenAt(at: string): string
  distance(metres: number): string
}
// general hazards are a matter to fix, not a quiet thing, on a map that shows nothing else
export const hazard_tones: Record<string, string> = { general: 'warn', suspected_major: 'grave', major: 'bad', imminent: 'bad' }

const joined = (...parts: string[]): string => parts.filter(Boolean).join(' · ')
const keyOf = (at: { lng: number; lat: number }): string => `${at.lng.toFixed(7)},${at.lat.toFixed(7)}`

function hazardItem(hazard: HazardOnMap, words: SpotWords): SpotItem {
  return {
    key: hazard.id,
    title: words.hazardTitle(hazard),
    note: joined(words.placeName(hazard), words.level(hazard.level), hazard.overdue ? words.overdue(1) : ''),
    tone: hazard_tones[hazard.level] ?? 'warn',
    to: { name: 'hazard', params: { id: hazard.id } },
    at: hazard.at,
  }
}

function placeItem(place: PlaceOnMap, words: SpotWords): SpotItem {
  return {
    key: place.id,
    title: place.name,
    note: joined(words.typeName(place.type), words.risk(place.risk), place.open_hazards ? words.openHazards(place.open_hazards) : ''),
    tone: riskTones[place.risk] ?? 'quiet',
    to: { name: 'place', params: { id: place.id } },
  }
}

const only = (items: SpotItem[], count: number): SpotItem | undefined => (count === 1 ? items[0] : undefined)

export function spotsOfHazards(map: HazardMap, words: SpotWords): Spot[] {
  return map.spots.map((spot) => {
    const items = spot.items.map((hazard) => hazardItem(hazard, words))
    const one = only(items, spot.count)
    const label = one ? joined(one.title, one.note) : joined(words.clusterOfHazards(spot.count, words.level(spot.level)), spot.overdue ? words.overdue(spot.overdue) : '')
    return { key: keyOf(spot.at), at: spot.at, count: spot.count, tone: hazard_tones[spot.level] ?? 'warn', ring: spot.overdue > 0, label, items }
  })
}

export function spotsOfPlaces(map: PlaceMap, words: SpotWords): Spot[] {
  return map.spots.map((spot) => {
    const items = spot.items.map((place) => placeItem(place, words))
    const one = only(items, spot.count)
    const label = one ? joined(one.title, one.note) : words.clusterOfPlaces(spot.count, words.risk(spot.risk))
    return { key: keyOf(spot.at), at: spot.at, count: spot.count, tone: riskTones[spot.risk] ?? 'quiet', ring: false, label, items }
  })
}

/** Each member a mark of the own; who is near stands with the distance. */
export function spotsOfMembers(members: NearMember[], words: SpotWords): Spot[] {
  return members.map(({ member, distance_m }) => {
    const note = joined(distance_m === undefined ? '' : words.distance(distance_m), member.region_name, words.seenAt(member.at))
    const item = { key: member.person, title: member.name, note, tone: 'brand' }
    return { key: member.person, at: member.position, count: 1, tone: 'brand', ring: false, label: joined(member.name, note), items: [item] }
  })
}

// SPDX-License-Identifier: Apache-2.0
// What a map's window shows: spots, each a single thing or a cluster. A spot brings its things while there are few in the window.
import type { HazardLevel, HazardState, LngLat, RiskLevel, Text } from './words'

export interface PlaceOnMap { id: string; name: string; type: string; risk: RiskLevel; at: LngLat; open_hazards: number }
export interface PlaceSpot { at: LngLat; count: number; risk: RiskLevel; items: PlaceOnMap[] }
export interface PlaceMap { spots: PlaceSpot[]; total: number }
export interface HazardOnMap {
  id: string
  place?: string
  place_name: string
  item_text?: Text
  description: string
  level: HazardLevel
  state: HazardState
  due?: string
  overdue: boolean
  at: LngLat
}
export interface HazardSpot { at: LngLat; count: number; level: HazardLevel; overdue: number; items: HazardOnMap[] }
export interface HazardMap { spots: HazardSpot[]; total: number; nowhere: number }

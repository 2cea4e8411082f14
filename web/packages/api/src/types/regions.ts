// SPDX-License-Identifier: Apache-2.0
// Regions, their boundaries on the map, and their figures.
import type { GridKind, RegionLevel, Role } from './words'

export interface RegionSummary {
  code: string
  level: RegionLevel
  name: string
  parent: string
  kind?: GridKind
  valid_from: string
  valid_to?: string
  has_boundary: boolean
  version: number
}
export interface Region {
  code: string
  level: RegionLevel
  name: string
  parent: string
  kind?: GridKind
  valid_from: string
  valid_to?: string
  boundary?: unknown
  version: number
}
export interface GridPerson { person: string; name: string; phone: string; role: Role; region: string; stands_in_for?: string; until?: string }
export interface GridOfPoint { region?: RegionSummary; path: RegionSummary[]; people: GridPerson[] }
export interface BoundaryProperties { code: string; name: string; level: RegionLevel; open: number; overdue: number; imminent: number }
export interface BoundaryFeature {
  type: 'Feature'
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown }
  properties: BoundaryProperties
}
export interface BoundaryCollection { type: 'FeatureCollection'; features: BoundaryFeature[] }
export interface SummaryChild { region: RegionSummary; open: number; overdue: number; inspections: number }
export interface SummaryDay { day: string; opened: number; closed: number; inspections: number }
export interface Summary {
  region: RegionSummary
  open: number
  overdue: number
  imminent: number
  suspected_major: number
  waiting_recheck: number
  opened: number
  closed: number
  inspections: number
  places: number
  by_child: SummaryChild[]
  by_day: SummaryDay[]
  as_of: string
}

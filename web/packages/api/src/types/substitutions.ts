// SPDX-License-Identifier: Apache-2.0
// Standing in for a colleague for some days.
import type { HazardView } from './hazards'
import type { PlaceView } from './places'
import type { Role } from './words'

export type SubstitutionState = 'planned' | 'running' | 'over'
export interface SubstitutionInput { post: string; colleague: string; from: string; to: string }
export interface SubstitutionView extends SubstitutionInput {
  id: string
  role: Role
  region: string
  region_name: string
  /** Who is away, and who stands in. */
  person: string
  person_name: string
  colleague_name: string
  state: SubstitutionState
  may_end: boolean
  /** In the region now, and due by the last day; counted to 1,000. */
  open_hazards: number
  due_places: number
  version: number
}
export interface HandOver { open_hazards: number; hazards: HazardView[]; due_places: number; places: PlaceView[] }
export interface Colleague { person: string; name: string; role: Role; region: string; region_name: string }
export interface ColleagueList { items: Colleague[]; more: boolean }

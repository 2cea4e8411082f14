// SPDX-License-Identifier: Apache-2.0
// Hazards, their steps and deadlines, and photos.
import type { ChecklistItem, ChecklistRef } from './checklists'
import type { Climb, DayKind, HazardLevel, HazardSource, HazardState, LimitUnit, LngLat, ResultClass, StepKind, Text } from './words'

export interface Hazard {
  id: string
  source: HazardSource
  inspection?: string
  place?: string
  region: string
  checklist?: ChecklistRef
  item?: string
  description: string
  result_class: ResultClass
  level: HazardLevel
  comprehensive_element?: string
  state: HazardState
  climb: Climb
  found_at: string
  found_by: string
  found_sent_by?: string
  due?: string
  department?: string
  fixed_by: string
  fix_sent_by?: string
  extensions: number
  reopened: number
  closed_at?: string
  version: number
}
/** place_name and place_type are "" outside places. */
export interface HazardView extends Omit<Hazard, 'found_sent_by'> {
  place_name: string
  place_type: string
  region_name: string
  item_text?: Text
  overdue: boolean
}
export interface Step {
  id: string
  kind: StepKind
  at: string
  device_at?: string
  actor: string
  actor_name?: string
  text: string
  photos: string[]
  due?: string
  to?: string
  by_place: boolean
  /** Who entered it, when the actor sent it for them. */
  made_by?: string
  made_by_name?: string
}
export interface ExplainedDay { day: string; kind: DayKind; counts: boolean; name?: Text }
export interface Deadline { due: string; days: ExplainedDay[]; year_unknown: boolean }
export interface HazardPage {
  hazard: HazardView
  steps: Step[]
  item?: ChecklistItem
  possible_steps: StepKind[]
}
/** POST /v1/deadlines → Deadline */
export interface DeadlineQuestion { from: string; limit: Limit }
export interface HazardReport {
  source: HazardSource
  place?: string
  at?: LngLat
  region?: string
  checklist?: ChecklistRef
  item?: string
  description: string
  result_class: ResultClass
  limit_hours?: number
  photos: string[]
  found_at: string
}
export interface Limit { amount: number; unit: LimitUnit }
export interface StepInput {
  kind: StepKind
  device_at?: string
  text?: string
  photos?: string[]
  due?: string
  limit?: Limit
  to?: string
  by_place?: boolean
}
export interface StepReceipt { hazard: HazardView; step: Step }
export interface PhotoReceipt { name: string; bytes: number }

// SPDX-License-Identifier: Apache-2.0
// Visits: what the phone sends and what comes back.
import type { ChecklistRef } from './checklists'
import type { Extinguisher, ExtinguisherWithLife } from './extinguishers'
import type { Hazard } from './hazards'
import type { AnswerKind, LngLat, ResultClass } from './words'

export interface Answer {
  item: string
  answer: AnswerKind
  variant?: string
  note?: string
  photos: string[]
  hazard?: string
  fixed_on_the_spot: boolean
  /** Those of the photos that show it put right. */
  after?: string[]
}
export interface Inspection {
  place: string
  checklist: ChecklistRef
  answers: Answer[]
  extinguishers: Extinguisher[]
  started_at: string
  finished_at: string
  at?: LngLat
  accuracy_m?: number
}
export interface Finding {
  item: string
  result_class: ResultClass
  limit_hours?: number
  comprehensive_element?: string
}
export interface InspectionReceipt {
  id: string
  photos: string[]
  received_at: string
  findings: Finding[]
  not_seen: number
  hazards: Hazard[]
  extinguishers: ExtinguisherWithLife[]
}
export interface InspectionView {
  id: string
  place: string
  place_name: string
  region: string
  inspector_name: string
  /** "" when the inspector sent it. */
  sent_by_name?: string
  received_at: string
  failed: number
  not_seen: number
  /** Whole, when one is asked for. */
  inspection?: Inspection
}

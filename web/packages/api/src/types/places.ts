// SPDX-License-Identifier: Apache-2.0
// Places, and the rules that name their types.
import type { ChecklistRef } from './checklists'
import type { ExtinguisherType, ExtinguisherWithLife } from './extinguishers'
import type { HazardView } from './hazards'
import type { InspectionView } from './inspections'
import type { Datum, GasKind, LngLat, NamedThing, RiskLevel, Role } from './words'

export interface Position { at: LngLat; raw?: LngLat; raw_datum?: Datum; accuracy_m?: number }
/** A visit that the desk asked for; it ends with the next one. `by` is a day. */
export interface AskedVisit { why: string; by: string; at: string }
export type AskVisit = Pick<AskedVisit, 'why' | 'by'>
export interface Place {
  id: string
  name: string
  type: string
  address: string
  region: string
  position?: Position
  outside_every_grid: boolean
  credit_code?: string
  area_m2?: number
  floors?: number
  staff?: number
  slept_in?: boolean
  gas: GasKind
  risk: RiskLevel
  contact: string
  note: string
  active: boolean
  /** Of the code on its door; none = the first. */
  code_edition?: number
  asked?: AskedVisit
  /** The place that this one doubled. */
  merged_into?: string
  /** Those merged into this one. */
  doubles?: string[]
  last_inspected?: string
  open_hazards: number
  version: number
}
export interface PlaceView extends Omit<Place, 'contact'> {
  type_zh: string
  type_en: string
  region_name: string
  /** Masked. */
  contact_name?: string
  contact_phone?: string
  distance_m?: number
  due_on?: string
}
export interface PlaceInput {
  name: string
  type: string
  address: string
  region?: string
  position?: Position
  credit_code?: string
  area_m2?: number
  floors?: number
  staff?: number
  slept_in?: boolean
  gas: GasKind
  risk: RiskLevel
  note: string
  active: boolean
  version: number
  contact?: { name: string; phone: string }
}
export interface PlaceType {
  id: string
  zh: string
  en: string
  checklist: string
  nine_small: boolean
  crowded: boolean
  household: boolean
  inspect_every_days: number
  synonyms: string[]
}
export interface RulesView {
  place_types: PlaceType[]
  extinguisher_types: ExtinguisherType[]
  /** Ids of types that must be replaced at once. */
  obsolete_extinguishers: string[]
  due_soon_days: number
  departments: NamedThing[]
  /** Public keys, base64, that signed the codes on places' doors. */
  place_code_keys: string[]
  /** Posts that their holders may hand over for some days. */
  handed_roles: Role[]
}
export interface PlaceCode {
  place: string
  name: string
  address: string
  region_name: string
  edition: number
  text: string
  by_hand: string
  svg: string
}
export interface Warning { path: string; code: string }
export interface OtherPlace {
  id: string
  name: string
}
export interface MergePlace {
  into: string
  version: number
}
export interface PlacePage {
  place: PlaceView
  warnings: Warning[]
  checklist: ChecklistRef
  extinguishers: ExtinguisherWithLife[]
  hazards: HazardView[]
  inspections: InspectionView[]
  /** What it was merged into. */
  merged?: OtherPlace
  doubles: OtherPlace[]
}

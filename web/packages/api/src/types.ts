// SPDX-License-Identifier: Apache-2.0
// What goes over the wire, named as in docs/openapi.json. `npm run api-types` writes schema.ts from that file; each name
// here is then an alias of components['schemas'][name]. Instants are RFC 3339 texts, dates "2026-11-23", ids ULIDs.

export type Role =
  | 'grid_member' | 'micro_grid_leader' | 'grid_chief' | 'grid_supervisor' | 'community_staff' | 'command_operator'
  | 'safety_office' | 'subdistrict_leader' | 'enforcement' | 'department' | 'administrator'
export type Act =
  | 'read' | 'inspect' | 'report_hazard' | 'record_rectification' | 'recheck_hazard' | 'extend_deadline'
  | 'hand_over_hazard' | 'judge_suspected_major' | 'edit_places' | 'edit_regions' | 'edit_people' | 'import_data'
  | 'export_ledger' | 'reveal_personal_data'
export type RegionLevel =
  | 'province' | 'prefecture' | 'county' | 'subdistrict' | 'community' | 'village' | 'grid' | 'micro_grid'
export type GridKind = 'basic' | 'dedicated'
export type GasKind = 'none' | 'piped' | 'lpg' | 'alcohol_fuel' | 'unknown'
export type RiskLevel = 'low' | 'medium' | 'high' | 'very_high'
export type Datum = 'wgs84' | 'gcj02' | 'bd09'
export type ResultClass = 'A' | 'G1' | 'G2' | 'SM' | 'IM'
export type PhotoPolicy = 'never' | 'on_fail'
export type AnswerKind = 'pass' | 'fail' | 'na' | 'not_seen'
export type ExtinguisherStatus =
  | 'scrapped_required' | 'expired_service' | 'body_defect' | 'pressure_low' | 'due_soon' | 'ok'
export type ExtinguisherDefect = 'body' | 'pressure_low' | 'service_defect'
export type HazardSource = 'inspection' | 'patrol' | 'public_report' | 'self_check' | 'department'
export type HazardLevel = 'general' | 'suspected_major' | 'major' | 'imminent'
export type HazardState = 'found' | 'rectifying' | 'handed_over' | 'done' | 'closed'
export type Climb = 'none' | 'grid_chief' | 'community' | 'subdistrict'
export type StepKind =
  | 'found' | 'fixed_on_the_spot' | 'notice_given' | 'extended' | 'handed_over' | 'returned' | 'done'
  | 'recheck_passed' | 'recheck_failed' | 'escalated' | 'major_confirmed' | 'major_dismissed' | 'evacuated' | 'noted'
export type LimitUnit = 'hours' | 'calendar_days' | 'working_days'
export type DayKind = 'working' | 'weekend' | 'holiday' | 'adjusted_working'

export interface Text { zh: string; en: string }
export interface LngLat { lng: number; lat: number }
export interface Page<T> { items: T[]; next?: string }

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
export interface Post {
  id: string
  person: string
  role: Role
  region: string
  from: string
  to?: string
  version: number
  region_name?: string
}
export interface PersonView {
  id: string
  login: string
  name: string
  phone: string
  active: boolean
  version: number
  posts: Post[]
}
export interface PersonInput {
  login: string
  active: boolean
  name: string
  phone: string
  password?: string
  version?: number
}
export interface SessionView {
  person: PersonView
  posts: Post[]
  acts: Act[]
  home: RegionSummary
  csrf: string
  filing_number?: string
  server_time: string
}
export interface Revealed { name: string; phone: string }
export interface GridPerson { person: string; name: string; phone: string; role: Role; region: string }
export interface GridOfPoint { region?: RegionSummary; path: RegionSummary[]; people: GridPerson[] }

export interface Position { at: LngLat; raw?: LngLat; raw_datum?: Datum; accuracy_m?: number }
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
export interface FieldProblem { path: string; code: string; message: string }
export interface ChecklistRef { id: string; version: number }

export interface Outcome {
  class: ResultClass
  hours?: number
  days?: number
  comprehensive_element?: string
}
export interface Variant extends Outcome { id: string; when: Text }
export interface Basis {
  code: string
  edition: string
  article?: string
  from?: string
  to?: string
  confirmed: boolean
}
export interface ChecklistGroup { id: string; title: Text }
export interface ChecklistItem {
  id: string
  group: string
  text: Text
  look_at: Text
  pass: Text
  result: Outcome
  variants: Variant[]
  refer?: string
  advice: Text
  phrases: Text[]
  basis: Basis[]
  photo: PhotoPolicy
}
export interface Checklist {
  id: string
  version: number
  published: string
  title: Text
  groups: ChecklistGroup[]
  items: ChecklistItem[]
}
export interface ChecklistSummary { id: string; version: number; title: Text; published: string }

export interface Extinguisher {
  id: string
  place?: string
  type: string
  spot: string
  manufactured?: string
  last_service?: string
  defects: ExtinguisherDefect[]
  removed: boolean
  version: number
}
export interface ExtinguisherLife {
  status: ExtinguisherStatus
  first_due?: string
  next_due?: string
  scrap_on?: string
  days_left?: number
}
export interface ExtinguisherWithLife { extinguisher: Extinguisher; life: ExtinguisherLife }
export interface ExtinguisherType {
  id: string
  zh: string
  en: string
  first_service_months: number
  service_every_months: number
  scrap_after_months: number
}
export interface NamedThing { id: string; zh: string; en: string }
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
}

export interface Answer {
  item: string
  answer: AnswerKind
  variant?: string
  note?: string
  photos: string[]
  hazard?: string
  fixed_on_the_spot: boolean
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
  received_at: string
  failed: number
  not_seen: number
  /** Whole, when one is asked for. */
  inspection?: Inspection
}

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
  due?: string
  department?: string
  fixed_by: string
  extensions: number
  reopened: number
  closed_at?: string
  version: number
}
/** place_name and place_type are "" outside places. */
export interface HazardView extends Omit<Hazard, 'fixed_by'> {
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

export interface Warning { path: string; code: string }
export interface PlacePage {
  place: PlaceView
  warnings: Warning[]
  checklist: ChecklistRef
  extinguishers: ExtinguisherWithLife[]
  hazards: HazardView[]
  inspections: InspectionView[]
}

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

export type ImportKind = 'divisions' | 'regions' | 'people' | 'places'
export interface DoubtfulRow { row: number; column: string; code: string; message: string }
export interface ImportReport {
  kind: ImportKind
  file: string
  rows_read: number
  new: number
  changed: number
  unchanged: number
  refused: number
  doubtful_count: number
  doubtful: DoubtfulRow[]
  columns: { header: string; field?: string }[]
  committed: boolean
}
export interface ChangeEvent {
  seq: number
  at: string
  kind: string
  subject: string
  region: string
  version: number
  body: unknown
}
export interface Changes { events: ChangeEvent[]; cursor: number; more: boolean }
export interface LiveEvent { seq: number; kind: string; subject: string; region: string; at: string }

// SPDX-License-Identifier: Apache-2.0
// Enumerations and the small shapes that everything uses.

export type Role =
  | 'grid_member' | 'micro_grid_leader' | 'grid_chief' | 'grid_supervisor' | 'community_staff' | 'command_operator'
  | 'safety_office' | 'subdistrict_leader' | 'enforcement' | 'department' | 'administrator'
export type Act =
  | 'read' | 'inspect' | 'report_hazard' | 'record_rectification' | 'recheck_hazard' | 'extend_deadline'
  | 'hand_over_hazard' | 'judge_suspected_major' | 'edit_places' | 'edit_regions' | 'edit_people' | 'import_data'
  | 'export_ledger' | 'reveal_personal_data' | 'answer_suggestions' | 'see_unsent_work' | 'see_positions' | 'ask_visit' | 'arrange_substitution'
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
export interface FieldProblem { path: string; code: string; message: string }
export interface NamedThing { id: string; zh: string; en: string }

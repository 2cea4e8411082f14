// SPDX-License-Identifier: Apache-2.0
// Positions that members share while on duty, by their own switch.
import type { LngLat } from './words'

export interface ShareInput { hours?: number }
/** id is absent while the switch is off. */
export interface ShareView { id?: string; started_at?: string; ends_at?: string; hours_max: number; retention_hours: number }
export interface TrackPoint { at: string; lng: number; lat: number; accuracy_m?: number }
export interface PositionsInput { share: string; points: TrackPoint[] }
export interface PositionsReceipt { id: string; points: number; ends_at: string }
export interface TrackView { points: TrackPoint[]; retention_hours: number }
export interface MemberOnDuty {
  person: string
  /** Masked. */
  name: string
  region: string
  region_name: string
  at: string
  position: LngLat
  accuracy_m?: number
}
export interface MembersOnDuty { items: MemberOnDuty[] }
/** The live stream's "positions.moved": it bears no sequence number. `more`: ask for the whole list. */
export interface MovedMarks { moved: { person: string; at: string; lng: number; lat: number; accuracy_m?: number }[]; ended: string[]; more: boolean }

// SPDX-License-Identifier: Apache-2.0
// Dynamic patrols: routes with when their stops were last seen, and what somebody saw on the way.
import type { LngLat, Text } from './words'

export interface PatrolStopKind { id: string; zh: string; en: string; see_every_days: number; look_at: Text }
/** Whether a member may record where the own patrol goes, and for how long that is kept. */
export interface PatrolTrackRules { allowed: boolean; keep_days: number; most_points: number }
/** GET /v1/patrol-stop-kinds */
export interface PatrolStopKinds { items: PatrolStopKind[]; track: PatrolTrackRules }
export interface PatrolStop {
  id: string
  /** The id of a PatrolStopKind (GET /v1/patrol-stop-kinds). */
  kind: string
  name: string
  look_at: string
  at?: LngLat
  /** The other end of a segment. */
  to?: LngLat
  place?: string
}
export interface PatrolStopView extends PatrolStop {
  /** Absent: nobody has yet. */
  last_seen?: string
  see_again_on?: string
  due: boolean
}
export interface PatrolRouteView {
  id: string
  name: string
  region: string
  region_name: string
  stops: PatrolStopView[]
  due: number
  active: boolean
  version: number
}
export interface PatrolRouteInput { name: string; region: string; stops: PatrolStop[]; active?: boolean; version?: number }
export interface SeenStop { stop: string; at: string }
/** PUT /v1/patrols/{id} → PatrolView */
export interface Patrol { route: string; route_version: number; started_at: string; ended_at: string; seen: SeenStop[]; hazards: string[] }
/** known: false when the route no longer has the stop. */
export interface SeenStopView extends SeenStop { name: string; known: boolean }
export interface HazardOnTheWay { id: string; arrived: boolean }
export interface PatrolView extends Omit<Patrol, 'seen' | 'hazards'> {
  id: string
  route_name: string
  received_at: string
  seen: SeenStopView[]
  hazards: HazardOnTheWay[]
  /** Where it went was kept, and is not deleted yet: GET /v1/patrols/{id}/track, for its owner alone. */
  track: boolean
}
/** PUT /v1/patrols/{id}/track → PatrolTrackReceipt; points as they were passed, without times. */
export interface PatrolTrack { points: LngLat[] }
export interface PatrolTrackReceipt { patrol: string; ends_at: string }
export interface PatrolTrackView extends PatrolTrackReceipt { points: LngLat[] }

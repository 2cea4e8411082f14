// SPDX-License-Identifier: Apache-2.0
// A patrol while it is walked: kept on the phone after every tap, so that a call, a flat battery or a closed page loses nothing. Pure; what
// counts is which stops were looked at, never how far or how long.
import type { LngLat, Patrol, PatrolStopView, PatrolTrack, PatrolView } from '@gridward/api'

/** What the phone knows of a stop while it is walked: as the route was when the patrol began. */
export type WalkedStop = Omit<PatrolStopView, 'last_seen' | 'see_again_on' | 'due'>
export interface RunningPatrol {
  /** One patrol at a time for each person on this phone. */
  owner: string
  /** ULID, made when it begins. */
  id: string
  route: { id: string; name: string; version: number; stops: WalkedStop[] }
  started_at: number
  seen: { stop: string; at: number }[]
  /** Hazards reported on the way, by id. */
  hazards: string[]
  /** Where it goes, while its owner records that; without it nothing is recorded. */
  track?: { points: LngLat[]; most: number }
}

export const isSeen = (patrol: RunningPatrol, stop: string): boolean => patrol.seen.some((one) => one.stop === stop)

/** A second tap takes the first one back. */
export function toggled(patrol: RunningPatrol, stop: string, at: number): RunningPatrol {
  const seen = isSeen(patrol, stop) ? patrol.seen.filter((one) => one.stop !== stop) : [...patrol.seen, { stop, at }]
  return { ...patrol, seen }
}

export function withHazard(patrol: RunningPatrol, hazard: string): RunningPatrol {
  return patrol.hazards.includes(hazard) ? patrol : { ...patrol, hazards: [...patrol.hazards, hazard] }
}

/** What goes over the wire. A clock that was put right on the way makes no walk that ends before it begins. */
export function toPatrol(patrol: RunningPatrol, ended_ms: number, text: (ms: number) => string): Patrol {
  const started = Math.min(patrol.started_at, ended_ms)
  return {
    route: patrol.route.id,
    route_version: patrol.route.version,
    started_at: text(started),
    ended_at: text(ended_ms),
    seen: patrol.seen.map(({ stop, at }) => ({ stop, at: text(Math.min(at, ended_ms)) })),
    hazards: patrol.hazards,
  }
}

/** Some ten metres: whoever stands still makes one point. */
const least_degrees = 1e-4
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** Turned off, what was recorded is gone. */
export function withTrack(patrol: RunningPatrol, most: number | undefined): RunningPatrol {
  const { track, ...rest } = patrol
  return most === undefined ? rest : { ...rest, track: track ?? { points: [], most } }
}

/** Thinned as it comes: what is next to the last point is left out, and a long way keeps every second one. No time is kept. */
export function withPoint(patrol: RunningPatrol, at: LngLat): RunningPatrol {
  if (!patrol.track) return patrol
  const { points, most } = patrol.track
  const last = points.at(-1)
  if (last && Math.abs(last.lng - at.lng) < least_degrees && Math.abs(last.lat - at.lat) < least_degrees) return patrol
  const longer = [...points, { lng: rounded(at.lng), lat: rounded(at.lat) }]
  const kept = longer.length > most ? longer.filter((_, index) => index % 2 === 0 || index === longer.length - 1) : longer
  return { ...patrol, track: { points: kept, most } }
}

/** Undefined when there is no line to be drawn. */
export function toTrack(patrol: RunningPatrol): PatrolTrack | undefined {
  return patrol.track && patrol.track.points.length > 1 ? { points: patrol.track.points } : undefined
}

const day_ms = 86_400_000
/** The server's job deletes a track some time after its days are over; from that moment on there is nothing to be shown. */
export function trackStands(patrol: Pick<PatrolView, 'track' | 'received_at'>, keep_days: number | undefined, now_ms: number): boolean {
  return patrol.track && (keep_days === undefined || Date.parse(patrol.received_at) + keep_days * day_ms > now_ms)
}

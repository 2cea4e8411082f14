// SPDX-License-Identifier: Apache-2.0
// A patrol route as the form holds it, and the request that comes out of it. Pure. A stop keeps its id however it is changed: what was seen is seen.
import type { LngLat, PatrolRouteInput, PatrolRouteView, PatrolStop } from '@gridward/api'

export const most_stops = 60
export interface RouteDraft { name: string; region: string; active: boolean; stops: PatrolStop[] }

export function draftOfRoute(route?: PatrolRouteView): RouteDraft {
  return {
    name: route?.name ?? '',
    region: route?.region ?? '',
    active: route?.active ?? true,
    stops: (route?.stops ?? []).map(({ last_seen: _, see_again_on: _again, due: _due, ...stop }) => ({ ...stop })),
  }
}

export const isWhole = (stop: PatrolStop): boolean => Boolean(stop.name.trim() && stop.kind && (stop.at || stop.place))

export interface RouteFaults { name: boolean; region: boolean; stops: boolean; /** Their places in the list. */ broken: number[] }
export function routeFaults(draft: RouteDraft): RouteFaults {
  return { name: !draft.name.trim(), region: !draft.region, stops: draft.stops.length === 0, broken: draft.stops.flatMap((stop, index) => (isWhole(stop) ? [] : [index])) }
}
export const isSound = (faults: RouteFaults): boolean => !faults.name && !faults.region && !faults.stops && faults.broken.length === 0

export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** A click says where the stop is; where a segment begins is already there, it says where it ends. */
export function placedAt(stop: PatrolStop, at: LngLat, second_end: boolean): PatrolStop {
  const rounded = { lng: Number(at.lng.toFixed(6)), lat: Number(at.lat.toFixed(6)) }
  return second_end && stop.at ? { ...stop, to: rounded } : { ...stop, at: rounded }
}

export function routeInput(draft: RouteDraft, before?: PatrolRouteView): PatrolRouteInput {
  const stops = draft.stops.map((stop) => {
    const { at, to, place, ...rest } = stop
    return { ...rest, name: stop.name.trim(), look_at: stop.look_at.trim(), ...(at ? { at } : {}), ...(at && to ? { to } : {}), ...(place ? { place } : {}) }
  })
  return { name: draft.name.trim(), region: draft.region, stops, active: draft.active, version: before?.version ?? 0 }
}

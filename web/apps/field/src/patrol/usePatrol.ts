// SPDX-License-Identifier: Apache-2.0
// Routes of my area and the patrol that I am walking. Routes are kept for work without network; the patrol is kept after every tap and becomes an
// entry of the outbox in the moment in which it ends. Where it goes is recorded only while its owner has that switched on, on whichever page of the app.
import type { Page, PatrolRouteView, Patrol } from '@gridward/api'
import { distanceM, instantText, newUlid } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { shallowRef, watch } from 'vue'
import type { NewEntry } from '../outbox/outbox'
import { post } from '../outbox/sender'
import { followPosition, type Fix } from '../position'
import { allowed, client, me } from '../session'
import { useCached, type Cached } from '../store/cached'
import { toggled, toPatrol, toTrack, withHazard, withPoint, withTrack, type RunningPatrol } from './running'
import { beginPatrol, changePatrol, dropPatrol, patrolOf } from './store'

const most_routes = 200

export const running = shallowRef<RunningPatrol>()
export const mayPatrol = (): boolean => allowed('inspect')

/** Looks what is kept for whoever is signed in. */
export async function openPatrol(): Promise<void> {
  running.value = me.value ? await patrolOf(me.value).catch(() => undefined) : undefined
}

export function useRoutes(): Cached<Page<PatrolRouteView>> {
  return useCached<Page<PatrolRouteView>>(() => `patrol-routes:${me.value}`, () => client.get('/v1/patrol-routes', { limit: most_routes }))
}

/** Nearest first, by the stop that is nearest; without a position in the order in which they came. */
export function nearestRoutes(routes: readonly PatrolRouteView[], fix: Fix | undefined): PatrolRouteView[] {
  if (!fix) return [...routes]
  const away = (route: PatrolRouteView): number => Math.min(Infinity, ...route.stops.flatMap((stop) => [stop.at, stop.to]).flatMap((at) => (at ? [distanceM(fix.at, at)] : [])))
  return routes.map((route) => ({ route, away: away(route) })).sort((a, b) => a.away - b.away || 0).map((one) => one.route)
}

/** Throws when this phone cannot keep it. */
export async function start(route: PatrolRouteView): Promise<void> {
  const stops = route.stops.map(({ last_seen: _, see_again_on: _again, due: _due, ...stop }) => stop)
  const patrol: RunningPatrol = { owner: me.value, id: newUlid(), route: { id: route.id, name: route.name, version: route.version, stops }, started_at: correctedNow(), seen: [], hazards: [] }
  await beginPatrol(patrol)
  running.value = patrol
}

async function change(next: (patrol: RunningPatrol) => RunningPatrol): Promise<void> {
  const now = running.value
  if (!now) return
  const after = await changePatrol(now.owner, now.id, next)
  // a point may come while this one ends and the next begins
  if (running.value?.id === now.id) running.value = after
}
export const tap = (stop: string): Promise<void> => change((patrol) => toggled(patrol, stop, correctedNow()))
export const noteHazard = (hazard: string): Promise<void> => change((patrol) => withHazard(patrol, hazard))

/** With the most points to keep it records from now on; without, it stops and what was recorded is gone. */
export const turnTrack = (most: number | undefined): Promise<void> => change((patrol) => withTrack(patrol, most))
/** It records, and the phone gives no position. */
export const trackSilent = shallowRef(false)

const roughest_m = 100
let writing = false
async function pass({ coords }: GeolocationPosition): Promise<void> {
  trackSilent.value = false
  if (writing || coords.accuracy > roughest_m) return
  writing = true
  await change((patrol) => withPoint(patrol, { lng: coords.longitude, lat: coords.latitude })).catch(() => undefined)
  writing = false
}
let leave: (() => void) | undefined
watch(() => (running.value?.track && running.value.owner === me.value ? running.value.id : undefined), (id) => {
  leave?.()
  trackSilent.value = false
  leave = id ? followPosition((position) => void pass(position), () => { trackSilent.value = true }) : undefined
})

/** A patrol on which nothing was looked at and nothing found was begun by mistake: it is forgotten. Resolves with whether there was anything to send. */
export async function end(): Promise<boolean> {
  const now = running.value && (await patrolOf(running.value.owner))
  if (!now) return false
  const worth = now.seen.length + now.hazards.length > 0
  if (worth) {
    const body: Patrol = toPatrol(now, correctedNow(), instantText)
    const track = toTrack(now)
    const way: NewEntry[] = track ? [{ id: `track:${now.id}`, kind: 'track', path: `/v1/patrols/${now.id}/track`, body: track, needs: [now.id], title: now.route.name }] : []
    // The storage drops the running patrol in the transaction that keeps the entry.
    await post([{ id: now.id, kind: 'patrol', path: `/v1/patrols/${now.id}`, body, title: now.route.name, about: now.route.id }, ...way])
  } else {
    await dropPatrol(now.owner)
  }
  running.value = undefined
  return worth
}

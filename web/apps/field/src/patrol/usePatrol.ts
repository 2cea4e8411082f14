// SPDX-License-Identifier: Apache-2.0
// Routes of my area and the patrol that I am walking. Routes are kept for work without network; the patrol is kept after every tap and becomes an
// entry of the outbox in the moment in which it ends.
import type { Page, PatrolRouteView, Patrol } from '@gridward/api'
import { distanceM, instantText, newUlid } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { shallowRef } from 'vue'
import { post } from '../outbox/sender'
import type { Fix } from '../position'
import { allowed, client, me } from '../session'
import { useCached, type Cached } from '../store/cached'
import { toggled, toPatrol, withHazard, type RunningPatrol } from './running'
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
  if (now) running.value = await changePatrol(now.owner, now.id, next)
}
export const tap = (stop: string): Promise<void> => change((patrol) => toggled(patrol, stop, correctedNow()))
export const noteHazard = (hazard: string): Promise<void> => change((patrol) => withHazard(patrol, hazard))

/** A patrol on which nothing was looked at and nothing found was begun by mistake: it is forgotten. Resolves with whether there was anything to send. */
export async function end(): Promise<boolean> {
  const now = running.value && (await patrolOf(running.value.owner))
  if (!now) return false
  const worth = now.seen.length + now.hazards.length > 0
  if (worth) {
    const body: Patrol = toPatrol(now, correctedNow(), instantText)
    // The storage drops the running patrol in the transaction that keeps the entry.
    await post([{ id: now.id, kind: 'patrol', path: `/v1/patrols/${now.id}`, body, title: now.route.name, about: now.route.id }])
  } else {
    await dropPatrol(now.owner)
  }
  running.value = undefined
  return worth
}

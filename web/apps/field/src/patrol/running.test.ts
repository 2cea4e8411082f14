// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Entry } from '../outbox/outbox'
import { phoneStorage } from '../outbox/storage'
import { database } from '../store/database'
import { keepFor } from '../store/owner'
import { isSeen, toggled, toPatrol, toTrack, trackStands, withHazard, withPoint, withTrack, type RunningPatrol } from './running'
import { beginPatrol, changePatrol, patrolOf } from './store'

const walked = (): RunningPatrol => ({
  owner: 'A', id: 'P1', started_at: 1_000, seen: [], hazards: [],
  route: { id: 'R', name: '集市一圈', version: 3, stops: [{ id: 's1', kind: 'crowded_place', name: '东门', look_at: '' }, { id: 's2', kind: 'garbage_point', name: '垃圾房', look_at: '' }] },
})
const entry = (id: string): Entry => ({ id, owner: 'A', kind: 'patrol', path: `/v1/patrols/${id}`, body: {}, needs: [], title: '集市一圈', about: 'R', order: 1, made_at: 1, tries: 0, next_at: 1, state: 'waiting' })
beforeEach(async () => {
  keepFor('A')
  for (const store of ['patrols', 'outbox', 'receipts'] as const) await (await database()).clear(store)
})

test('a tap sees a stop, a second one takes it back', () => {
  const once = toggled(walked(), 's1', 5)
  expect(isSeen(once, 's1')).toBe(true)
  expect(toggled(once, 's1', 6).seen).toEqual([])
})

test('a hazard stands in it once', () => {
  expect(withHazard(withHazard(walked(), 'H'), 'H').hazards).toEqual(['H'])
})

test('what is sent holds stops, their times and hazards, and no distance or duration', () => {
  const patrol = withHazard(toggled(walked(), 's2', 2_000), 'H')
  expect(toPatrol(patrol, 9_000, String)).toEqual({ route: 'R', route_version: 3, started_at: '1000', ended_at: '9000', seen: [{ stop: 's2', at: '2000' }], hazards: ['H'] })
})

test('a clock that was put back on the way makes no walk that ends before it begins', () => {
  const sent = toPatrol(toggled(walked(), 's1', 800), 500, Number as unknown as (ms: number) => string) as unknown as Record<string, number> & { seen: { at: number }[] }
  expect(sent['started_at']).toBe(500)
  expect(sent.seen[0]?.at).toBe(500)
})

test('where it goes is recorded only while that is on, and gone when it is turned off', () => {
  const at = { lng: 121.07, lat: 32.06 }
  expect(withPoint(walked(), at)).toEqual(walked())
  const on = withPoint(withTrack(walked(), 600), at)
  expect(on.track?.points).toEqual([at])
  expect(withTrack(on, 600).track?.points).toEqual([at])
  expect(withTrack(on, undefined)).toEqual(walked())
})

test('whoever stands still makes one point, and a point says where and not when', () => {
  let patrol = withTrack(walked(), 600)
  for (const lng of [121.070001, 121.07005, 121.070049, 121.071]) patrol = withPoint(patrol, { lng, lat: 32.0600012 })
  expect(toTrack(patrol)).toEqual({ points: [{ lng: 121.07, lat: 32.06 }, { lng: 121.071, lat: 32.06 }] })
})

test('one point is no line, and nothing is no track', () => {
  expect(toTrack(walked())).toBeUndefined()
  expect(toTrack(withPoint(withTrack(walked(), 600), { lng: 121, lat: 32 }))).toBeUndefined()
})

test('a long way keeps within the most points, from its beginning to its end', () => {
  let patrol = withTrack(walked(), 10)
  for (let step = 0; step <= 1_000; step += 1) {
    patrol = withPoint(patrol, { lng: 121 + step / 1_000, lat: 32 })
    expect(patrol.track?.points.length).toBeLessThanOrEqual(10)
  }
  expect(patrol.track?.points[0]?.lng).toBe(121)
  expect(patrol.track?.points.at(-1)?.lng).toBe(122)
})

test('the patrol that is sent says nothing of its track', () => {
  expect(Object.keys(toPatrol(withTrack(walked(), 600), 9_000, String)).sort()).toEqual(['ended_at', 'hazards', 'route', 'route_version', 'seen', 'started_at'])
})

test('a track gets no number of the outbox, so that no desk waits for it', async () => {
  const track: Entry = { ...entry('P1'), id: 'track:P1', kind: 'track', needs: ['P1'] }
  await phoneStorage.put([entry('P1'), track])
  expect((await phoneStorage.all()).map((one) => [one.kind, one.number !== undefined])).toEqual([['patrol', true], ['track', false]])
})

test('it is there again after the page was killed, and a change made by another page is not lost', async () => {
  await beginPatrol(walked())
  await changePatrol('A', 'P1', (patrol) => toggled(patrol, 's1', 5))
  await changePatrol('A', 'P1', (patrol) => toggled(patrol, 's2', 6))
  expect((await patrolOf('A'))?.seen.map((one) => one.stop)).toEqual(['s1', 's2'])
  expect(await changePatrol('A', 'another', (patrol) => toggled(patrol, 's1', 7))).toBeUndefined()
})

test('the running patrol and the entry that it becomes are never both there', async () => {
  await beginPatrol(walked())
  await phoneStorage.put([entry('P2')])
  expect(await patrolOf('A')).toBeDefined()
  await phoneStorage.put([entry('P1')])
  expect(await patrolOf('A')).toBeUndefined()
  expect((await phoneStorage.all()).map((one) => one.id)).toEqual(['P1', 'P2'])
})

test('a new patrol that began meanwhile is not dropped by an old one that is tried again', async () => {
  await beginPatrol({ ...walked(), id: 'P9' })
  await phoneStorage.put([{ ...entry('P1'), tries: 2 }])
  expect((await patrolOf('A'))?.id).toBe('P9')
})

test('a track is shown until its days are over, also before the server has deleted it', () => {
  const patrol = { track: true, received_at: '2026-05-01T08:00:00Z' }
  const end = Date.parse('2026-05-08T08:00:00Z')
  expect(trackStands(patrol, 7, end - 1)).toBe(true)
  expect(trackStands(patrol, 7, end)).toBe(false)
  expect(trackStands(patrol, undefined, end)).toBe(true)
  expect(trackStands({ ...patrol, track: false }, 7, 0)).toBe(false)
})

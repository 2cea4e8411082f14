// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { areaState, clearArea } from '../area/store'
import { copyId, copyOf, forgetPages, keepCopy } from './copies'
import { database } from './database'
import { leavePhone } from './leave'
import { lockToRead } from './lock'
import { keepFor } from './owner'
import { drafts } from './stores'

const needed = ['session', 'rules', 'checklists', 'checklist:restaurant@1', 'notice:01J0']
const area = { owner: 'p', regions: ['320612'], seq: 1, places: { done: true }, hazards: { done: true }, writes: 1 }
const keysOf = async (): Promise<string[]> => [...(await (await database()).getAllKeys('copies'))].sort()
const hidden = async (keys: string[]): Promise<string[]> => {
  const lock = await lockToRead()
  return (await Promise.all(keys.map((key) => copyId(lock, key)))).sort()
}
vi.setConfig({ testTimeout: 60_000 })
beforeEach(async () => {
  await leavePhone()
  await (await database()).clear('drafts')
  keepFor('p')
})

test('making room on a full phone leaves what a day without network rests on: session, rules, checklists, notices, the area', async () => {
  for (const key of [...needed, 'page:place:a', 'page:hazard:h', 'hazards', 'places:due']) await keepCopy(key, key)
  await clearArea(area)
  await forgetPages()
  expect(await keysOf()).toEqual(await hidden(needed))
  expect((await areaState())?.places.done).toBe(true)
})

test('making room leaves the page of a place where a visit is under way', async () => {
  await drafts.put('a', { id: 'd', owner: 'p', place: 'a', checklist: { id: 'restaurant', version: 1 }, answers: [], extinguishers: [], started_at: 0 })
  for (const key of ['page:place:a', 'page:place:b']) await keepCopy(key, key)
  await forgetPages()
  expect(await keysOf()).toEqual(await hidden(['page:place:a']))
})

test('however many pages are looked at, the copies that work rests on are not pushed out', async () => {
  for (const key of needed) await keepCopy(key, key)
  for (let n = 0; n < 610; n += 1) await keepCopy(`page:place:${n}`, n)
  expect((await keysOf()).length).toBe(600)
  for (const key of needed) expect(await copyOf(key)).toBeDefined()
})

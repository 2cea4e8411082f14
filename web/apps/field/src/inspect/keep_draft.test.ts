// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { database } from '../store/database'
import { keepFor } from '../store/owner'
import { drafts } from '../store/stores'
import type { Draft } from './draft'
import { begunBy, keepDraft, keepDrafts, keptDraft, letGo, stillOpen, unkept } from './keep_draft'

const draft = (place: string, items: string[], started_at = 1): Draft => ({
  id: `V${place}`, owner: 'me', place, checklist: { id: 'restaurant', version: 1 }, extinguishers: [], started_at,
  answers: items.map((item) => ({ item, answer: 'pass', photos: [], fixed_on_the_spot: false })),
})
const items = (kept: Awaited<ReturnType<typeof keptDraft>>): string[] | undefined => (typeof kept === 'object' ? kept.answers.map((one) => one.item) : undefined)
const put = IDBObjectStore.prototype.put
let room = true
beforeEach(() => {
  keepFor('me')
  room = true
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...all) {
    if (!room && this.name === 'drafts') throw new DOMException('no room', 'QuotaExceededError')
    return put.apply(this, all)
  })
})
afterEach(() => vi.restoreAllMocks())
const onPhone = async (place: string): Promise<number> => (await (await database()).getAllKeys('drafts')).filter((key) => key === `me/${place}`).length

test('of changes that follow each other quickly the last is kept, and the next page sees it at once', async () => {
  void keepDraft(draft('P1', ['a']))
  void keepDraft(draft('P1', ['a', 'b']))
  const done = keepDraft(draft('P1', ['a', 'b', 'c']))
  expect(items(await keptDraft('P1'))).toEqual(['a', 'b', 'c'])
  await done
  expect(unkept.value).toBeUndefined()
  expect(items(await keptDraft('P1'))).toEqual(['a', 'b', 'c'])
  expect(await onPhone('P1')).toBe(1)
})

test('what a full phone does not keep is said, stays with the page, and is kept as soon as there is room', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  room = false
  await keepDraft(draft('P2', ['a']))
  expect(unkept.value).toBe('full')
  expect(await onPhone('P2')).toBe(0)
  expect(items(await keptDraft('P2'))).toEqual(['a'])
  room = true
  vi.advanceTimersByTime(5_000)
  vi.useRealTimers()
  await keepDrafts()
  expect(unkept.value).toBeUndefined()
  expect(await onPhone('P2')).toBe(1)
})

test('a browser that cannot keep it for another reason says so as well', async () => {
  vi.mocked(IDBObjectStore.prototype.put).mockImplementation(() => {
    throw new DOMException('no', 'UnknownError')
  })
  await keepDraft(draft('P3', ['a']))
  expect(unkept.value).toBe('not_kept')
  await letGo('P3')
})

test('a draft that becomes an entry is not written after that', async () => {
  void keepDraft(draft('P4', ['a']))
  await letGo('P4')
  await (await database()).delete('drafts', 'me/P4')
  await keepDrafts()
  expect(await onPhone('P4')).toBe(0)
})

test('a draft that cannot be opened is not taken for none', async () => {
  await keepDraft(draft('P5', ['a']))
  const db = await database()
  const row = (await db.get('drafts', 'me/P5'))!
  await db.put('drafts', { ...row, box: row.box!.slice(0, -1) }, 'me/P5')
  expect(await keptDraft('P5')).toBe('spoilt')
  expect((await begunBy('me')).map((one) => one.place)).toContain('P5')
})

test('one\'s own visits that were begun are known without being opened, and for how long', async () => {
  keepFor('you')
  await keepDraft({ ...draft('P6', ['a'], 1_000), owner: 'you' })
  expect(await begunBy('you')).toEqual([{ place: 'P6', started_at: 1_000 }])
  expect(stillOpen(await begunBy('you'), 1_000 + 11 * 3_600_000)).toHaveLength(1)
  expect(stillOpen(await begunBy('you'), 1_000 + 12 * 3_600_000)).toHaveLength(0)
})

test('two people on one phone each have their own visit of a place', async () => {
  await keepDraft(draft('P7', ['mine']))
  keepFor('you')
  expect(await keptDraft('P7')).toBeUndefined()
  await keepDraft({ ...draft('P7', ['theirs']), owner: 'you', id: 'V2' })
  expect(items(await keptDraft('P7'))).toEqual(['theirs'])
  keepFor('me')
  expect(items(await keptDraft('P7'))).toEqual(['mine'])
  expect((await begunBy('me')).filter((one) => one.place === 'P7')).toHaveLength(1)
})

test('a visit that an older app kept under the place alone is gone on with, by its owner', async () => {
  await drafts.put('P8', draft('P8', ['a']))
  keepFor('you')
  expect(await keptDraft('P8')).toBeUndefined()
  await keepDraft({ ...draft('P8', ['theirs']), owner: 'you', id: 'V2' })
  keepFor('me')
  expect(items(await keptDraft('P8'))).toEqual(['a'])
  expect((await begunBy('me')).map((one) => one.place)).toContain('P8')
  await keepDraft(draft('P8', ['a', 'b']))
  expect(items(await keptDraft('P8'))).toEqual(['a', 'b'])
  expect((await (await database()).getAllKeys('drafts')).filter((key) => key.endsWith('P8'))).toEqual(['me/P8', 'you/P8'])
})

// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { asProblem } from '@gridward/api'
import { beforeAll, expect, test } from 'vitest'
import { database } from '../store/database'
import { keepFor } from '../store/owner'
import { drafts, photos } from '../store/stores'
import { Outbox, type Entry } from './outbox'
import { bookOf, changeBook, phoneStorage, receiptsOf, sizesOf } from './storage'

const visit = (id: string, place: string): Entry => ({
  id, owner: 'me', kind: 'inspection', path: `/v1/inspections/${id}`, needs: [], title: '演示餐馆', about: place,
  order: 1, made_at: 1, tries: 0, next_at: 1, state: 'waiting',
})
const draft = (id: string, place: string) => ({ id, owner: 'me', place, checklist: { id: 'restaurant', version: 1 }, answers: [], extinguishers: [], started_at: 1 })

beforeAll(() => keepFor('me'))

test('a visit that is kept takes the place of its draft, and of no other', async () => {
  const db = await database()
  await drafts.put('P1', draft('V1', 'P1'))
  await drafts.put('P2', draft('V9', 'P2'))
  await phoneStorage.put([visit('V1', 'P1'), visit('V2', 'P2')])
  expect(await db.getAllKeys('drafts')).toEqual(['P2'])
  expect((await phoneStorage.all()).map((entry) => entry.id)).toEqual(['V1', 'V2'])
})

test('a receipt is kept in the same moment in which the entry and its photo go', async () => {
  const db = await database()
  await photos.put('p1', { bytes: new ArrayBuffer(4), type: 'image/jpeg', at: 1 })
  const photo: Entry = { ...visit('photo:p1', ''), kind: 'photo', photo: 'p1' }
  await phoneStorage.put([photo])
  await phoneStorage.settle(photo, { item: 'photo:p1', photos: ['p1'] })
  await phoneStorage.settle(visit('V1', 'P1'), { item: 'V1', photos: ['p1'], at: 5 })
  expect(await db.getAllKeys('photos')).toEqual([])
  expect((await phoneStorage.all()).map((entry) => entry.id)).toEqual(['V2'])
  expect(await phoneStorage.received(['V1', 'V2', 'photo:p1'])).toEqual(new Set(['V1', 'photo:p1']))
})

test("a person sees his own receipts, the newest first, and not those of single photos", async () => {
  await phoneStorage.settle({ ...visit('V2', 'P2'), owner: 'you' }, { item: 'V2', photos: [] })
  expect((await receiptsOf('me')).map((one) => [one.item, one.title, one.at])).toEqual([['V1', '演示餐馆', 5]])
})

test('what cannot be written leaves nothing behind', async () => {
  const before = (await phoneStorage.all()).length
  const broken = { ...visit('V3', 'P3'), id: undefined as unknown as string }
  await expect(phoneStorage.put([visit('V4', 'P4'), broken])).rejects.toThrow()
  expect((await phoneStorage.all()).length).toBe(before)
})

test('each person\'s entries get the numbers 1, 2, 3 … as they are kept, photos none, and keep them', async () => {
  const mine = (id: string): Entry => ({ ...visit(id, 'P5'), owner: 'counter' })
  await phoneStorage.put([mine('C1'), { ...mine('photo:c'), kind: 'photo', photo: 'c' }, mine('C2')])
  await phoneStorage.put([{ ...visit('D1', 'P6'), owner: 'other' }])
  const kept = new Map((await phoneStorage.all()).map((entry) => [entry.id, entry]))
  await phoneStorage.put([{ ...kept.get('C1')!, tries: 3 }, mine('C3')])
  const numbers = Object.fromEntries((await phoneStorage.all()).map((entry) => [entry.id, entry.number]))
  expect(numbers).toMatchObject({ C1: 1, C2: 2, C3: 3, D1: 1, 'photo:c': undefined })
  const [book, other] = [await bookOf('counter'), await bookOf('other')]
  expect(book?.made).toBe(3)
  expect(book?.device).not.toBe(other?.device)
})

test('pages that keep entries at the same time give no number twice', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => phoneStorage.put([{ ...visit(`E${index}`, 'P7'), owner: 'crowd' }])))
  const numbers = (await phoneStorage.all()).filter((entry) => entry.owner === 'crowd').map((entry) => entry.number)
  expect(new Set(numbers).size).toBe(20)
  expect((await bookOf('crowd'))?.made).toBe(20)
})

test('an entry that could not be kept uses up no number', async () => {
  const broken = { ...visit('F1', 'P8'), owner: 'counter', id: undefined as unknown as string }
  await expect(phoneStorage.put([broken])).rejects.toThrow()
  expect((await bookOf('counter'))?.made).toBe(3)
})

test('the number of a withdrawn entry is noted until the server knows', async () => {
  const entry = (await phoneStorage.all()).find((one) => one.id === 'C2')!
  await phoneStorage.remove(entry)
  expect((await bookOf('counter'))?.withdrawn).toEqual([2])
  await changeBook('counter', (book) => ({ ...book, withdrawn: [] }))
  expect(await bookOf('counter')).toMatchObject({ made: 3, withdrawn: [] })
})

test('what was typed lies nowhere in the rows, and a size is that of what was taken', async () => {
  await photos.put('p9', { bytes: new TextEncoder().encode('演示照片').buffer as ArrayBuffer, type: 'image/jpeg', at: 1 })
  const photo: Entry = { ...visit('photo:p9', ''), kind: 'photo', photo: 'p9' }
  await phoneStorage.put([{ ...visit('S1', 'P9'), title: '楼道堆物', body: { note: '楼道堆物' } }, photo])
  const rows = await (await database()).getAll('outbox')
  expect(Object.keys(rows.find((row) => 'id' in row && row.id === 'S1')!).sort()).toEqual(['box', 'id', 'kind', 'made_at', 'number', 'order', 'owner'])
  expect((await phoneStorage.all()).find((entry) => entry.id === 'S1')).toMatchObject({ title: '楼道堆物', body: { note: '楼道堆物' }, needs: [], state: 'waiting' })
  expect((await sizesOf([photo])).get('photo:p9')).toBe(12)
})

test('an entry that can no longer be opened is shown and counted, keeps its bytes, and goes by its owner\'s hand alone', async () => {
  const db = await database()
  const row = (await db.get('outbox', 'S1'))!
  const spoilt = { ...row, box: row.box!.map((byte, index) => (index === 20 ? byte ^ 1 : byte)) }
  await db.put('outbox', spoilt)
  const shown = (await phoneStorage.all()).find((entry) => entry.id === 'S1')!
  expect(shown).toMatchObject({ owner: 'me', kind: 'inspection', made_at: 1, state: 'unreadable', problem: { code: 'outbox.unreadable' } })
  expect(shown.number).toBe((row as unknown as Entry).number)
  const outbox = new Outbox({ storage: phoneStorage, api: { send: () => Promise.reject(new Error('nothing of it may be sent')) }, clock: { now: () => 5 }, asProblem })
  await outbox.retry('S1')
  await outbox.amend('S1', () => ({}))
  await outbox.add('me', [{ id: 'S1', kind: 'inspection', path: '', title: '' }])
  expect((await db.get('outbox', 'S1'))?.box).toEqual(spoilt.box)
  expect(await outbox.list('me')).toContainEqual(shown)
  await outbox.discard('S1')
  expect(await db.get('outbox', 'S1')).toBeUndefined()
  expect((await bookOf('me'))?.withdrawn).toContain(shown.number)
})

test('a row that was moved under another id, owner or store does not open', async () => {
  await phoneStorage.put([visit('M1', 'P1'), visit('M2', 'P1')])
  const db = await database()
  const [one, two] = [(await db.get('outbox', 'M1'))!, (await db.get('outbox', 'M2'))!]
  await db.put('outbox', { ...one, box: two.box! })
  await db.put('outbox', { ...two, owner: 'you' })
  const states = new Map((await phoneStorage.all()).map((entry) => [entry.id, entry.state]))
  expect([states.get('M1'), states.get('M2')]).toEqual(['unreadable', 'unreadable'])
})

test('what was taken over from a colleague gets no number here, and deleting it withdraws none', async () => {
  const maker = { id: 'M', name: '王演示', device: 'D', number: 7, made: 9 }
  const mine = (id: string): Entry => ({ ...visit(id, 'P7'), owner: 'taker' })
  await phoneStorage.put([{ ...mine('T1'), handed: maker, elsewhere: true }, mine('T2')])
  const kept = await phoneStorage.all()
  expect(kept.find((entry) => entry.id === 'T1')).not.toHaveProperty('number')
  expect(kept.find((entry) => entry.id === 'T2')?.number).toBe(1)
  await phoneStorage.remove(kept.find((entry) => entry.id === 'T1')!)
  expect(await bookOf('taker')).toMatchObject({ made: 1, withdrawn: [] })
})

test('an entry under another id stands in for the one before in the same moment, with its number', async () => {
  await phoneStorage.put([{ ...visit('X1', 'P8'), owner: 'mover' }])
  const before = (await phoneStorage.all()).find((entry) => entry.id === 'X1')!
  await phoneStorage.put([{ ...before, id: 'X2' }], before)
  expect((await phoneStorage.all()).filter((entry) => entry.owner === 'mover').map((entry) => [entry.id, entry.number])).toEqual([['X2', 1]])
})

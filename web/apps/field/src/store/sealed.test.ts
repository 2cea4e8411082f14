// SPDX-License-Identifier: Apache-2.0
// Two pages of the app are two instances of its modules over one IndexedDB.
import 'fake-indexeddb/auto'
import { webcrypto } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB, type IDBPDatabase } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft } from '../inspect/draft'
import type { Entry } from '../outbox/outbox'

async function newPage(owner = 'me') {
  vi.resetModules()
  const [stores, copies, leave, lock, take, database, storage, person, area] = await Promise.all([
    import('./stores'), import('./copies'), import('./leave'), import('./lock'), import('./take_over'), import('./database'), import('../outbox/storage'), import('./owner'), import('../area/store'),
  ])
  person.keepFor(owner)
  return { ...stores, ...copies, ...leave, ...lock, ...take, ...database, ...storage, ...person, ...area }
}
vi.setConfig({ testTimeout: 60_000 })
const secret = '消防通道堆满杂物'
const entry = (id: string, owner = 'me'): Entry => ({ id, owner, kind: 'hazard', path: `/v1/hazards/${id}`, body: { description: secret }, needs: [], title: secret, order: 1, made_at: 1, tries: 0, next_at: 1, state: 'waiting' })
const draft = (place: string, started_at: number, owner = 'me'): Draft => ({ id: `V${place}`, owner, place, checklist: { id: 'restaurant', version: 1 }, answers: [{ item: 'a', answer: 'fail', note: secret, photos: ['dp'], fixed_on_the_spot: false }], extinguishers: [], started_at })

/** Every row of every database, keys included, as it would lie on the disk. */
async function onDisk(): Promise<{ rows: number; text: string }> {
  let rows = 0
  let text = ''
  for (const { name = '' } of await indexedDB.databases()) {
    const db: IDBPDatabase = await openDB(name)
    for (const store of db.objectStoreNames) for (const [what, all] of [['keys', await db.getAllKeys(store)], ['rows', await db.getAll(store)]] as const) {
      if (what === 'rows') rows += all.length
      text += all.map((one) => JSON.stringify(one, (_, value: unknown) => (ArrayBuffer.isView(value) ? Buffer.from(value.buffer as ArrayBuffer).toString('utf8') + Buffer.from(value.buffer as ArrayBuffer).toString('utf16le') : value))).join()
    }
    db.close()
  }
  return { rows, text }
}
const legacy = async (): Promise<IDBPDatabase> => openDB('gridward-field', 3, {
  upgrade(db) {
    db.createObjectStore('copies').createIndex('at', 'at')
    db.createObjectStore('outbox', { keyPath: 'id' })
    db.createObjectStore('photos')
    db.createObjectStore('drafts')
    db.createObjectStore('receipts', { keyPath: 'item' }).createIndex('kept_at', 'kept_at')
    db.createObjectStore('numbers', { keyPath: 'owner' })
  },
})

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => vi.unstubAllGlobals())

test('nothing of what is kept can be read in the rows, nor what was searched for in their keys', async () => {
  const page = await newPage()
  await page.keepCopy(`places:${secret}`, { items: [{ name: secret }] })
  await page.phoneStorage.put([entry('H1')])
  await page.drafts.put('P1', draft('P1', 1))
  await page.phoneStorage.settle(entry('H0'), { item: 'H0', photos: [] })
  expect((await onDisk()).text).not.toContain(secret)
  expect((await page.copyOf(`places:${secret}`))?.value).toEqual({ items: [{ name: secret }] })
  expect((await page.drafts.get('P1'))?.answers[0]?.note).toBe(secret)
  expect((await page.receiptsOf('me'))[0]?.title).toBe(secret)
})

test('the key cannot be taken out of the browser', async () => {
  const page = await newPage()
  const lock = (await page.lockToWrite())!
  await expect(crypto.subtle.exportKey('raw', lock.seal)).rejects.toThrow()
  await expect(crypto.subtle.exportKey('raw', lock.names)).rejects.toThrow()
})

test('pages that start at the same moment use one key', async () => {
  const pages = [await newPage(), await newPage(), await newPage()]
  const locks = await Promise.all(pages.map((page) => page.lockToWrite()))
  expect(new Set(locks.map((lock) => lock?.id)).size).toBe(1)
  await pages[0]!.phoneStorage.put([entry('H1')])
  expect((await pages[2]!.phoneStorage.all())[0]).toMatchObject({ title: secret, state: 'waiting' })
})

test('looking makes no key', async () => {
  const page = await newPage()
  expect(await page.copyOf('session')).toBeUndefined()
  expect(await page.phoneStorage.all()).toEqual([])
  expect((await onDisk()).rows).toBe(0)
})

test('a sign-out with nothing waiting leaves no row and no key, and another key comes after it', async () => {
  const page = await newPage()
  await page.keepCopy('session', { person: { id: 'me' } })
  await page.phoneStorage.put([entry('H1')])
  await page.phoneStorage.settle(entry('H1'), { item: 'H1', photos: [] })
  await page.drafts.put('P1', draft('P1', Date.now() - page.draft_ms - 1))
  await page.photos.put('orphan', { bytes: new ArrayBuffer(4), type: 'image/jpeg', at: 1 })
  await page.writeArea({ state: { owner: 'me', regions: [], seq: 1, places: { done: true }, hazards: { done: true }, writes: 1 } })
  const before = (await page.lockToRead())!.id
  await page.leavePhone()
  expect((await onDisk()).rows).toBe(0)
  expect((await page.lockToWrite())!.id).not.toBe(before)
})

test('unsent work stays, whoever\'s it is, with its photos, drafts and numbers; all else goes', async () => {
  const page = await newPage()
  const now = Date.now()
  await page.keepCopy('session', { person: { id: 'me' } })
  for (const who of ['me', 'you', 'she', 'done']) {
    page.keepFor(who)
    await page.photos.put(`photo of ${who}`, { bytes: new ArrayBuffer(4), type: 'image/jpeg', at: 1 })
    await page.drafts.put(`P ${who}`, draft(`P ${who}`, who === 'done' ? 1 : now, who))
  }
  await page.phoneStorage.put([entry('H1'), entry('H2', 'you'), entry('H3', 'done')])
  await page.phoneStorage.settle(entry('H3', 'done'), { item: 'H3', photos: [] })
  await page.leavePhone()
  const db = await page.database()
  expect(await db.getAllKeys('photos')).toEqual(['photo of me', 'photo of she', 'photo of you'])
  expect(await db.getAllKeys('drafts')).toEqual(['P me', 'P she', 'P you'])
  expect(await db.getAllKeys('numbers')).toEqual(['me', 'you'])
  expect([await db.count('copies'), await db.count('receipts')]).toEqual([0, 0])
  expect((await (await newPage()).phoneStorage.all()).map((one) => [one.id, one.title])).toEqual([['H1', secret], ['H2', secret]])
})

test('a number that was withdrawn and that the server has not heard of outlives the sign-out', async () => {
  const page = await newPage()
  await page.phoneStorage.put([entry('H1')])
  await page.phoneStorage.remove((await page.phoneStorage.all())[0]!)
  await page.leavePhone()
  expect((await page.bookOf('me'))?.withdrawn).toEqual([1])
  expect(await (await page.database()).count('keys')).toBe(0)
})

test('what comes for somebody who has left is not kept', async () => {
  const page = await newPage()
  const late = page.keepCopy('page', { name: secret })
  page.keepFor('')
  await late
  await page.drafts.put('P1', draft('P1', Date.now()))
  expect((await onDisk()).text).not.toContain('box')
})

test('a page that sealed with a key that another page has destroyed meanwhile seals anew: the work can be read', async () => {
  const [one, two] = [await newPage(), await newPage()]
  await one.phoneStorage.put([entry('H1')])
  await one.phoneStorage.settle(entry('H1'), { item: 'H1', photos: [] })
  expect(await two.lockToWrite()).toBeDefined()
  await one.leavePhone()
  await two.phoneStorage.put([entry('H2')])
  expect((await one.phoneStorage.all()).map((each) => [each.id, each.state])).toEqual([['H2', 'waiting']])
  expect((await (await newPage()).phoneStorage.all())[0]?.title).toBe(secret)
})

test('rows of an older app are taken over without loss, and only once', async () => {
  const old = await legacy()
  await old.put('outbox', { ...entry('H1'), number: 1 })
  await old.put('outbox', { ...entry('photo:p1'), kind: 'photo', photo: 'p1' })
  await old.put('photos', { bytes: new Uint8Array([1, 2, 3]).buffer, type: 'image/jpeg', at: 7 }, 'p1')
  await old.put('drafts', draft('P1', 5), 'P1')
  await old.put('receipts', { item: 'H0', photos: [], owner: 'me', kind: 'hazard', title: secret, made_at: 1, kept_at: 2 })
  await old.put('numbers', { owner: 'me', device: 'D', made: 1, withdrawn: [] })
  await old.put('copies', { value: { person: { id: 'me' }, name: secret }, at: 3 }, 'session')
  old.close()
  const page = await newPage('')
  // Before it is taken over it is read as it is.
  expect((await page.phoneStorage.all()).map((one) => one.title)).toEqual([secret, secret])
  await page.takeOver()
  expect((await onDisk()).text).not.toContain(secret)
  expect((await page.copyOf<{ name: string }>('session'))?.value.name).toBe(secret)
  page.keepFor('me')
  expect(await page.phoneStorage.all()).toEqual([{ ...entry('H1'), number: 1 }, { ...entry('photo:p1'), kind: 'photo', photo: 'p1' }])
  expect(new Uint8Array((await page.photos.get('p1'))!.bytes)).toEqual(new Uint8Array([1, 2, 3]))
  expect(await page.drafts.get('P1')).toEqual(draft('P1', 5))
  expect((await page.receiptsOf('me'))[0]?.title).toBe(secret)
  expect(await page.bookOf('me')).toEqual({ owner: 'me', device: 'D', made: 1, withdrawn: [] })
  expect(await (await page.database()).get('keys', 'old')).toBeUndefined()
})

test('taking over that is cut off goes on at the next start, and two pages that do it at once lose nothing', async () => {
  const old = await legacy()
  for (let n = 0; n < 100; n += 1) await old.put('outbox', entry(`H${n}`))
  old.close()
  const cut = await newPage()
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle)
  let left = 60
  const spy = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation((...all) => ((left -= 1) < 0 ? Promise.reject(new Error('the page was closed')) : encrypt(...all)))
  await expect(cut.takeOver()).rejects.toThrow()
  spy.mockRestore()
  const [one, two] = [await newPage(), await newPage()]
  await Promise.all([one.takeOver(), two.takeOver(), two.phoneStorage.put([{ ...entry('H7'), tries: 3 }])])
  expect((await one.phoneStorage.all()).length).toBe(100)
  expect((await one.phoneStorage.all()).every((each) => each.title === secret && each.state === 'waiting')).toBe(true)
  expect((await one.phoneStorage.all()).find((each) => each.id === 'H7')?.tries).toBe(3)
  expect((await onDisk()).text).not.toContain(secret)
})

test('where the browser has no cryptography things are kept all the same, and it says so', async () => {
  vi.stubGlobal('crypto', { getRandomValues: webcrypto.getRandomValues.bind(webcrypto) })
  const page = await newPage()
  expect(page.unsealedBecause.value).toBe('insecure')
  await page.phoneStorage.put([entry('H1')])
  await page.keepCopy('session', { name: secret })
  expect((await (await newPage()).phoneStorage.all())[0]).toMatchObject({ title: secret, number: 1 })
  expect((await page.copyOf<{ name: string }>('session'))?.value.name).toBe(secret)
  await page.phoneStorage.settle((await page.phoneStorage.all())[0]!, { item: 'H1', photos: [] })
  await page.leavePhone()
  expect((await onDisk()).rows).toBe(0)
})

test('a browser that cannot keep the key keeps the work, and says that it lies open', async () => {
  const page = await newPage()
  const put = IDBObjectStore.prototype.put
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...all) {
    if (this.name === 'keys') throw new DOMException('no keys here', 'DataCloneError')
    return put.apply(this, all)
  })
  await page.phoneStorage.put([entry('H1')])
  spy.mockRestore()
  expect(page.unsealedBecause.value).toBe('browser')
  expect((await page.phoneStorage.all())[0]?.title).toBe(secret)
})

test('a value that two pages change at once has both changes', async () => {
  const pages = [await newPage(), await newPage()]
  const walked = { owner: 'me', id: 'W1', route: { id: 'R', name: secret, version: 1, stops: [] }, started_at: 1, seen: [], hazards: [] as string[] }
  await pages[0]!.patrols.put('me', walked)
  await Promise.all(Array.from({ length: 10 }, (_, n) => pages[n % 2]!.patrols.change('me', (now) => now && { ...now, hazards: [...now.hazards, `H${n}`] })))
  expect((await pages[0]!.patrols.get('me'))?.hazards.sort()).toEqual(Array.from({ length: 10 }, (_, n) => `H${n}`))
  await pages[0]!.patrols.change('you', () => undefined)
  await pages[1]!.patrols.remove('me')
  expect(await pages[0]!.patrols.get('me')).toBeUndefined()
})

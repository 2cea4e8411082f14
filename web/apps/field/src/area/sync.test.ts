// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import type { AreaChanges, HazardView, PlaceView } from '@gridward/api'
import { deleteDB, openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { lockToWrite } from '../store/lock'
import { keepFor } from '../store/owner'
import { Seal } from '../store/sealed'
import { find } from './find'
import { initialsOf } from './initials'
import { samplePlace } from './samples.test.data'
import { makeSheet, packRest } from './sheet'
import { areaState, clearArea, readHazards, readSheets, restOf, sealOldArea, writeArea } from './store'
import { Area } from './sync'

/** A server with a log of what changed; pages of 150 places and 3 hazards. */
class Server {
  places = new Map<string, PlaceView>()
  hazards = new Map<string, HazardView>()
  log: { place?: string; hazard?: string }[] = []
  regions = ['320612001001001']
  asked: string[] = []
  /** Calls that still get through; then the network is gone. */
  left = Infinity
  between = (): void => {}

  call(what: string): void {
    this.asked.push(what)
    this.left -= 1
    if (this.left < 0) throw new Error('no network')
  }
  save(place: PlaceView): void {
    this.places.set(place.id, place)
    this.log.push({ place: place.id })
  }
  drop(id: string): void {
    this.places.delete(id)
    this.log.push({ place: id })
  }
  open(id: string, place: string): void {
    this.hazards.set(id, { id, place } as HazardView)
    this.log.push({ hazard: id })
  }
  close(id: string): void {
    this.hazards.delete(id)
    this.log.push({ hazard: id })
  }
  api = {
    places: async (cursor: string | undefined) => {
      this.call(`places ${cursor ?? ''}`)
      const rest = [...this.places.values()].sort((a, b) => key(a).localeCompare(key(b))).filter((place) => !cursor || key(place) > cursor)
      const items = rest.slice(0, 150)
      const last = items.at(-1)
      const page = { regions: [...this.regions], log: this.log.length, items: structuredClone(items), ...(rest.length > 150 && last ? { next: key(last) } : {}) }
      this.between()
      return page
    },
    hazards: async (cursor: string | undefined) => {
      this.call(`hazards ${cursor ?? ''}`)
      const rest = [...this.hazards.keys()].sort().filter((id) => !cursor || id > cursor)
      const last = rest[2]
      return { items: rest.slice(0, 3).map((id) => this.hazards.get(id) as HazardView), ...(rest.length > 3 && last ? { next: last } : {}) }
    },
    changes: async (after: number): Promise<AreaChanges> => {
      this.call(`changes ${after}`)
      const events = this.log.slice(after, after + 4)
      const places = [...new Set(events.flatMap((event) => event.place ?? []))]
      const hazards = [...new Set(events.flatMap((event) => event.hazard ?? []))]
      return {
        regions: [...this.regions], cursor: Math.min(after + 4, Math.max(after, this.log.length)), more: after + 4 < this.log.length, anew: after > this.log.length,
        places: structuredClone(places.flatMap((id) => this.places.get(id) ?? [])), gone_places: places.filter((id) => !this.places.has(id)),
        hazards: hazards.flatMap((id) => this.hazards.get(id) ?? []), gone_hazards: hazards.filter((id) => !this.hazards.has(id)),
      }
    },
  }
}
const key = (place: PlaceView): string => `${place.region}.${place.id}`

vi.setConfig({ testTimeout: 60_000 })
let server: Server
let owner = 'me'
const phone = (): Area => new Area({
  storage: { state: areaState, sheets: readSheets, rest: restOf, hazards: readHazards, write: writeArea, clear: clearArea },
  api: server.api, clock: { now: () => 1_000 }, owner: () => owner, initials: async () => initialsOf, onChange: () => {},
})
const shown = (area: Area): string[] => find(area.sheets.values(), { words: '', today: 0, limit: 100_000 }).rows.map((row) => row.id).sort()
const openOnes = async (area: Area): Promise<string[]> => (await area.hazards()).map((hazard) => hazard.id).sort()
const theirs = (): string[] => [...server.places.keys()].sort()
/** What a phone that is started anew knows without network. */
async function reopened(): Promise<Area> {
  const area = phone()
  await area.open(owner)
  return area
}

beforeEach(async () => {
  await clearArea()
  owner = 'me'
  keepFor('me')
  server = new Server()
  for (let n = 0; n < 700; n += 1) server.save(samplePlace(n))
  for (let n = 0; n < 7; n += 1) server.open(`H${n}`, samplePlace(n).id)
})

test('the first load brings all, and the next start has it without network', async () => {
  const area = phone()
  await area.run('me')
  expect(area.whole).toBe(true)
  expect(shown(area)).toEqual(theirs())
  const again = await reopened()
  expect(again.whole).toBe(true)
  expect(shown(again)).toEqual(theirs())
  expect(await openOnes(again)).toEqual([...server.hazards.keys()])
  expect(again.state?.at).toBe(1_000)
})

test('a load that is cut anywhere goes on where it was, and asks for no page twice', async () => {
  for (let cuts = 0; cuts < 100; cuts += 1) {
    server.left = 1
    const area = phone()
    const cut = await area.run('me').then(() => false, () => true)
    if (!cut) break
  }
  server.left = 1
  await phone().run('me')
  expect(shown(await reopened())).toEqual(theirs())
  const pages = server.asked.filter((one) => !one.startsWith('changes'))
  // The call that fails is asked again; of those that came none is.
  expect(pages.length).toBeLessThanOrEqual(2 * new Set(pages).size)
  expect(new Set(pages).size).toBe(5 + 3)
})

test('afterwards only what changed is asked for', async () => {
  await phone().run('me')
  server.asked = []
  const moved = samplePlace(5).id
  server.drop(moved)
  server.save(samplePlace(900, { name: '新开的店' }))
  server.save(samplePlace(6, { name: '改了名的店', open_hazards: 4 }))
  server.close('H2')
  server.open('H9', samplePlace(6).id)
  const area = await reopened()
  await area.run('me')
  expect(server.asked.every((one) => one.startsWith('changes'))).toBe(true)
  for (const one of [area, await reopened()]) {
    expect(shown(one)).toEqual(theirs())
    expect(find(one.sheets.values(), { words: '改了名', today: 0, limit: 5 }).rows[0]?.open_hazards).toBe(4)
    expect(find(one.sheets.values(), { words: 'xkdd', today: 0, limit: 5 }).total).toBe(1)
  }
  expect(await openOnes(area)).toEqual([...server.hazards.keys()].sort())
  expect(await openOnes(await reopened())).toEqual([...server.hazards.keys()].sort())
})

test('what changes during the first load is right in the end, a move between two pages included', async () => {
  let pages = 0
  server.between = () => {
    pages += 1
    if (pages === 2) server.save(samplePlace(3, { region: '320612001001009' }))
    if (pages === 3) server.drop(samplePlace(4).id)
    if (pages === 4) server.save(samplePlace(901))
  }
  const area = phone()
  await area.run('me')
  expect(shown(area)).toEqual(theirs())
})

test('all that leave are gone, and many that come have room', async () => {
  const area = phone()
  await area.run('me')
  for (let n = 0; n < 700; n += 1) server.drop(samplePlace(n).id)
  await area.run('me')
  expect(area.count).toBe(0)
  expect(await readSheets()).toEqual(new Map())
  for (let n = 0; n < 450; n += 1) server.save(samplePlace(n))
  await area.run('me')
  expect(shown(area)).toEqual(theirs())
})

test('another post starts anew, and nothing of the old area stays', async () => {
  const area = phone()
  await area.run('me')
  server.places.clear()
  server.hazards.clear()
  server.regions = ['320612001002001']
  for (let n = 2000; n < 2010; n += 1) server.places.set(samplePlace(n).id, samplePlace(n))
  await area.run('me')
  expect(shown(area)).toEqual(theirs())
  expect(await openOnes(area)).toEqual([])
  expect((await areaState())?.regions).toEqual(['320612001002001'])
})

test('a house restored from an older back-up starts anew', async () => {
  const area = phone()
  await area.run('me')
  server.log.length = 300
  server.places.delete(samplePlace(699).id)
  await area.run('me')
  expect(shown(area)).toEqual(theirs())
})

test("another person's area is not shown and goes", async () => {
  await phone().run('me')
  owner = 'you'
  const area = await reopened()
  expect(area.whole).toBe(false)
  expect(area.count).toBe(0)
  expect(await readSheets()).toEqual(new Map())
})

test('nothing is kept for somebody who left while it came', async () => {
  server.between = () => {
    owner = ''
  }
  await expect(phone().run('me')).rejects.toThrow()
  expect(await areaState()).toBeUndefined()
})

test('what another page of the app has written is taken up', async () => {
  const [one, two] = [phone(), phone()]
  await one.run('me')
  await two.open('me')
  server.save(samplePlace(950))
  await one.run('me')
  await two.open('me')
  expect(shown(two)).toEqual(theirs())
})

test('a sheet or its rest that cannot be opened is never half an area: it is loaded anew', async () => {
  for (const [store, key] of [['sheets', 1], ['rests', 1], ['hazard_sheets', 0]] as const) {
    await phone().run('me')
    const db = await openDB('gridward-area')
    const row = await db.get(store, key)
    row.box[30] ^= 1
    await db.put(store, row, key)
    db.close()
    server.save(samplePlace(150, { name: '改了名的店' }))
    const area = await reopened()
    expect(area.count === 0 || store !== 'sheets').toBe(true)
    await area.run('me')
    expect(shown(area)).toEqual(theirs())
    expect(await openOnes(await reopened())).toEqual([...server.hazards.keys()].sort())
    expect(shown(await reopened())).toEqual(theirs())
    for (let key = 0; key < 5; key += 1) expect(await restOf(key), `${store} ${key}`).toBeDefined()
  }
})

const named = async (text: string): Promise<boolean> => {
  const db = await openDB('gridward-area')
  const all = [...(await db.getAll('sheets')), ...(await db.getAll('rests')), ...(await db.getAll('hazards')), ...(await db.getAll('hazard_sheets'))]
  db.close()
  return all.some((row) => JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) + new TextDecoder('utf-16le').decode(value) : value)).includes(text))
}

test('places and hazards lie sealed, and those of an older app are taken over without network', async () => {
  await deleteDB('gridward-area')
  const places = [...server.places.values()].slice(0, 150)
  const old = await openDB('gridward-area', 1, {
    upgrade(db) {
      db.createObjectStore('state')
      db.createObjectStore('sheets')
      db.createObjectStore('rests')
      db.createObjectStore('hazards', { keyPath: 'id' }).createIndex('place', 'place')
    },
  })
  await old.put('state', { owner: 'me', regions: server.regions, seq: 1, places: { done: true }, hazards: { done: true }, writes: 9 }, 'area')
  await old.put('sheets', makeSheet(places, initialsOf), 0)
  await old.put('rests', packRest(places), 0)
  await old.put('hazards', { id: 'H1', place: samplePlace(1).id, description: '堵了' })
  old.close()
  const before = await reopened()
  expect(before.count).toBe(150)
  expect(await named('堵了')).toBe(true)
  expect(await named(samplePlace(7).name)).toBe(true)
  await sealOldArea()
  expect(await named('堵了')).toBe(false)
  expect(await named(samplePlace(7).name)).toBe(false)
  const after = await reopened()
  expect(shown(after)).toEqual(shown(before))
  expect(await after.hazards()).toEqual([{ id: 'H1', place: samplePlace(1).id, description: '堵了' }])
  expect(new TextDecoder().decode(await restOf(0))).toEqual(new TextDecoder().decode(packRest(places)))
})

test('hazards that an older app sealed one by one are taken over in sheets, without network and once', async () => {
  await deleteDB('gridward-area')
  const lock = await lockToWrite()
  const single = new Seal<HazardView, { id: string; place: string }>('hazards', { keeps: 'copy', clear: ({ id, place }) => ({ id, place: place ?? '' }) })
  const old = await openDB('gridward-area', 3, {
    upgrade(db) {
      for (const store of ['state', 'sheets', 'rests', 'base_state', 'base_sheets']) db.createObjectStore(store)
      db.createObjectStore('hazards', { keyPath: 'id' }).createIndex('place', 'place')
    },
  })
  await old.put('state', { owner: 'me', regions: server.regions, seq: 7, places: { done: true }, hazards: { done: true }, writes: 9 }, 'area')
  const hazards = Array.from({ length: 250 }, (_, n) => ({ id: `H${n}`, description: '堵了', ...(n ? { place: samplePlace(n).id } : {}) }) as HazardView)
  for (const hazard of hazards) await old.put('hazards', await single.row(lock, hazard.id, hazard, 'me'))
  old.close()
  const ids = hazards.map((one) => one.id).sort()
  const found = await (await reopened()).hazards()
  expect([...found].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))).toEqual(hazards)
  expect(await openOnes(await reopened())).toEqual(ids)
  const db = await openDB('gridward-area')
  expect([await db.count('hazards'), await db.count('hazard_sheets')]).toEqual([0, 3])
  db.close()
  expect(await named('堵了')).toBe(false)
})

test('the open hazards are the same list until one of them changes, and only its sheet is written', async () => {
  for (let n = 10; n < 250; n += 1) server.hazards.set(`I${n}`, { id: `I${n}`, place: samplePlace(n).id } as HazardView)
  const area = phone()
  await area.run('me')
  const before = await area.hazards()
  server.save(samplePlace(3))
  await area.run('me')
  expect(await area.hazards()).toBe(before)
  const boxes = async (): Promise<string[]> => {
    const db = await openDB('gridward-area')
    const rows = await db.getAll('hazard_sheets')
    db.close()
    return rows.map((row: { box: Uint8Array }) => row.box.join())
  }
  const kept = await boxes()
  server.close('H2')
  server.open('H9', samplePlace(9).id)
  await area.run('me')
  expect(await openOnes(area)).toEqual([...server.hazards.keys()].sort())
  expect(await openOnes(await reopened())).toEqual([...server.hazards.keys()].sort())
  const after = await boxes()
  expect(after.filter((box) => kept.includes(box))).toHaveLength(kept.length - 1)
})

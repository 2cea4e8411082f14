// SPDX-License-Identifier: Apache-2.0
// Random histories of the phone's storage as it really is, sealed, with two pages of the app at once: entries are kept, tried, settled, given up, spoilt, while one page or the
// other signs out. Whatever the order, what was kept and not sent is there and readable on both pages, what was spoilt is shown, numbers are given
// once, and no row that was kept is sealed with a key that is gone. SEALED_HISTORIES (150) says how many.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Entry } from '../outbox/outbox'

const histories = Number(process.env.SEALED_HISTORIES ?? 150)
type Move = { do: 'keep'; owner: 'me' | 'you'; photo: boolean } | { do: 'try' | 'settle' | 'remove' | 'spoil'; which: number } | { do: 'leave' } | { do: 'copy' }
const which = fc.nat(5)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('keep' as const), owner: fc.constantFrom('me' as const, 'you' as const), photo: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('try' as const), which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('settle' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('spoil' as const), which }) },
  { weight: 3, arbitrary: fc.constant({ do: 'leave' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'copy' as const }) },
)

async function newPage() {
  vi.resetModules()
  const [storage, leave, copies, database, stores, owner] = await Promise.all([import('../outbox/storage'), import('./leave'), import('./copies'), import('./database'), import('./stores'), import('./owner')])
  owner.keepFor('me')
  return { ...storage, ...leave, ...copies, ...database, ...stores }
}
type Page = Awaited<ReturnType<typeof newPage>>

class Phone {
  made = 0
  /** What is on the phone by what the app was told, and whether it can be read. */
  kept = new Map<string, { entry: Entry; readable: boolean }>()
  numbers = new Map<string, string>()
  left = 0
  destroyed = 0

  async play(page: Page, one: Move, busy: Set<string>): Promise<void> {
    if (one.do === 'keep') return this.keep(page, one.owner, one.photo)
    if (one.do === 'copy') return page.keepCopy('places', { made: this.made })
    if (one.do === 'leave') {
      this.left += 1
      return page.leavePhone()
    }
    const ids = [...this.kept.keys()].filter((id) => !busy.has(id))
    const id = ids[one.which % Math.max(1, ids.length)]
    if (id === undefined) return
    busy.add(id)
    await this.touch(page, one.do, id)
  }

  async keep(page: Page, owner: string, photo: boolean): Promise<void> {
    const n = (this.made += 1)
    const id = photo ? `photo:p${n}` : `H${n}`
    const entry: Entry = { id, owner, kind: photo ? 'photo' : 'hazard', path: `/v1/${id}`, body: { text: `typed ${n}` }, ...(photo ? { photo: `p${n}` } : {}), needs: [], title: `title ${n}`, order: n, made_at: n, tries: 0, next_at: 0, state: 'waiting' }
    await page.phoneStorage.put([entry])
    this.kept.set(id, { entry, readable: true })
  }

  async touch(page: Page, what: 'try' | 'settle' | 'remove' | 'spoil', id: string): Promise<void> {
    const { readable } = this.kept.get(id)!
    const entry = (await page.phoneStorage.all()).find((one) => one.id === id)
    expect(entry, `lost: ${id}`).toBeDefined()
    if (what === 'try' && readable) {
      await page.phoneStorage.put([{ ...entry!, tries: entry!.tries + 1 }])
      this.kept.get(id)!.entry.tries += 1
    } else if (what === 'settle' && readable) {
      await page.phoneStorage.settle(entry!, { item: id, photos: [] })
      this.kept.delete(id)
    } else if (what === 'remove') {
      await page.phoneStorage.remove(entry!)
      this.kept.delete(id)
    } else if (what === 'spoil') {
      const db = await page.database()
      const row = (await db.get('outbox', id))!
      await db.put('outbox', { ...row, box: row.box!.map((byte, index) => (index === 15 ? byte ^ 64 : byte)) })
      this.kept.get(id)!.readable = !readable   // spoilt twice in the same place it is whole again
    }
  }

  async check(page: Page): Promise<void> {
    const there = new Map((await page.phoneStorage.all()).map((one) => [one.id, one]))
    expect([...there.keys()].sort()).toEqual([...this.kept.keys()].sort())
    for (const [id, { entry, readable }] of this.kept) {
      const { number, ...now } = there.get(id)!
      if (readable) expect(now).toEqual(entry)
      else expect(now).toMatchObject({ id, owner: entry.owner, kind: entry.kind, made_at: entry.made_at, state: 'unreadable' })
      if (entry.photo) expect(number).toBeUndefined()
      else this.number(id, `${(await page.bookOf(entry.owner))!.device} ${number}`)
    }
    if (this.kept.size === 0) {
      await page.leavePhone()
      const db = await page.database()
      for (const store of db.objectStoreNames) if (store !== 'numbers') expect(await db.count(store), `rows in ${store}`).toBe(0)
      this.destroyed += 1
    }
  }

  number(id: string, number: string): void {
    const [, known] = [...this.numbers].find(([one]) => one === number) ?? []
    expect(known ?? id, `number given twice: ${number}`).toBe(id)
    this.numbers.set(number, id)
  }
}

test(`after any of ${histories} histories of two pages what was kept is there, readable and numbered once`, async () => {
  const pages = [await newPage(), await newPage()] as const
  const figures = { kept: 0, left: 0, destroyed: 0 }
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(move, move), { minLength: 3, maxLength: 15 }), async (moves) => {
    const db = await pages[0].database()
    for (const store of db.objectStoreNames) await db.clear(store)
    const phone = new Phone()
    for (const pair of moves) {
      const busy = new Set<string>()
      await Promise.all(pair.map((one, index) => phone.play(pages[index] as Page, one, busy)))
      for (const page of pages) await phone.check(page)
    }
    figures.kept += phone.made
    figures.left += phone.left
    figures.destroyed += phone.destroyed
  }), { numRuns: histories })
  console.log(`sealed model: histories ${histories}, entries ${figures.kept}, sign-outs ${figures.left}, keys destroyed ${figures.destroyed}`)
}, 600_000)

// SPDX-License-Identifier: Apache-2.0
// Random histories of a phone: what was entered is cut off, refused, answered twice or with another's receipt; the page is
// killed between any two steps, the storage is full, the clock jumps, two pages send at once. Whatever happens, once the
// trouble is over every entry is on the server exactly once with all its photos, the phone has its receipt, and what the server misses by
// the numbers is exactly what the phone still holds.
// OUTBOX_HISTORIES (1,000) says how many.
import { asProblem, Problem, type DeviceReport, type DeviceView } from '@gridward/api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acknowledged, newBook, numbered, reportOf, withdrawn, type NumberBook } from './numbers'
import { Outbox, type Entry, type NewEntry } from './outbox'
import { photosOf, type Receipt } from './receipt'

const histories = Number(process.env.OUTBOX_HISTORIES ?? 1000)
const day = 86_400_000
type Trouble = 'none' | 'cut_before' | 'cut_after' | 'twice' | 'busy' | 'broken' | 'too_slow' | 'other_receipt' | 'no_photos' | 'portal' | 'signed_out'
const troubles: Trouble[] = ['none', 'none', 'none', 'cut_before', 'cut_after', 'twice', 'busy', 'broken', 'too_slow', 'other_receipt', 'no_photos', 'portal', 'signed_out']

type Move =
  | { do: 'enter'; photos: number; follows: boolean; poisoned: boolean }
  | { do: 'enter_again' }
  | { do: 'discard' }
  | { do: 'run'; pages: number; force: boolean; troubles: Trouble[]; killed_after: number | undefined }
  | { do: 'wait'; ms: number }
  | { do: 'clock'; ms: number }
  | { do: 'room'; left: number | undefined }
  | { do: 'kill' }

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enter' as const), photos: fc.nat(3), follows: fc.boolean(), poisoned: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'enter_again' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'discard' as const }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('run' as const), pages: fc.integer({ min: 1, max: 2 }), force: fc.boolean(), troubles: fc.array(fc.constantFrom(...troubles), { maxLength: 12 }), killed_after: fc.option(fc.nat(25), { nil: undefined }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20 * 60_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), ms: fc.integer({ min: -400 * day, max: 400 * day }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('room' as const), left: fc.option(fc.nat(4), { nil: undefined }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
)

/** The server: takes an id once, refuses other content under it, and holds photos by name. */
class Server {
  items = new Map<string, { content: string; taken: number }>()
  photos = new Set<string>()
  poisoned = new Set<string>()
  made = 0
  settled = new Set<number>()

  take(entry: Entry, made: number): Receipt {
    if (this.poisoned.has(entry.id)) throw entry.id.endsWith('1') ? new TypeError('failed to fetch') : new Problem(500, { code: 'internal.error' })
    const missing = entry.photo ? [] : photosOf(entry).filter((name) => !this.photos.has(name))
    if (missing.length) throw new Problem(422, { code: 'photo.unknown' })
    const content = JSON.stringify([entry.path, entry.body])
    const known = this.items.get(entry.id)
    if (known && known.content !== content) throw new Problem(409, { code: 'conflict' })
    if (!known) this.items.set(entry.id, { content, taken: 1 })
    this.made = Math.max(this.made, made)
    if (entry.number !== undefined) this.settled.add(entry.number)
    if (entry.photo) this.photos.add(entry.photo)
    return { item: entry.id, photos: photosOf(entry) }
  }

  hear(report: DeviceReport): DeviceView {
    this.made = Math.max(this.made, report.made)
    report.withdrawn.forEach((number) => this.settled.add(number))
    return { made: this.made, missing: this.missing().map((number) => ({ first: number, last: number })) }
  }
  missing(): number[] {
    return Array.from({ length: this.made }, (_, index) => index + 1).filter((number) => !this.settled.has(number))
  }
}

/** The phone's disk: what is written stays, whatever happens to the page. */
class Disk {
  entries = new Map<string, Entry>()
  receipts = new Map<string, Receipt>()
  book: NumberBook = newBook('me', 'D')
  left: number | undefined

  keep(list: Entry[]): void {
    const after = numbered(this.book, list)
    this.book = after.book
    after.entries.forEach((entry) => this.entries.set(entry.id, structuredClone(entry)))
  }
}

/** One life of a page; after `steps` calls outside it is dead, and nothing that it still does reaches disk or server. */
class Page {
  steps: number | undefined
  queue: Trouble[] = []
  dead = false
  outbox: Outbox

  constructor(private readonly phone: Phone) {
    const { disk } = phone
    this.outbox = new Outbox({
      storage: {
        all: () => this.step(() => [...disk.entries.values()].map((entry) => structuredClone(entry))),
        received: (ids) => this.step(() => new Set(ids.filter((id) => disk.receipts.has(id)))),
        put: (list) => this.step(() => {
          if (disk.left !== undefined && list.length > disk.left) throw new DOMException('full', 'QuotaExceededError')
          if (disk.left !== undefined) disk.left -= list.length
          disk.keep(list)
        }),
        settle: (entry, receipt) => this.step(() => {
          disk.receipts.set(entry.id, receipt)
          disk.entries.delete(entry.id)
        }),
        remove: (entry) => this.step(() => {
          disk.entries.delete(entry.id)
          disk.book = withdrawn(disk.book, entry)
        }),
      },
      api: { send: (entry) => this.send(entry) },
      clock: { now: () => phone.now },
      chance: () => 0.5,
      asProblem,
    })
  }

  private async step<T>(work: () => T): Promise<T> {
    await Promise.resolve()
    if (this.dead) return new Promise<T>(() => undefined)
    if (this.steps !== undefined && this.steps-- <= 0) {
      this.dead = true
      this.phone.died?.()
      return new Promise<T>(() => undefined)
    }
    return work()
  }

  /** Before each run the phone says its numbers; that, too, may be cut off on either way. */
  async tell(): Promise<void> {
    const { disk, server, now } = this.phone
    const trouble = this.queue[0]
    const report = await this.step(() => reportOf(disk.book, [...disk.entries.values()], now))
    if (trouble === 'cut_before') return
    const view = await this.step(() => server.hear(report))
    if (trouble === 'cut_after') return
    await this.step(() => (disk.book = acknowledged(disk.book, report, view)))
  }

  private async send(entry: Entry): Promise<Receipt> {
    const trouble = this.queue.shift() ?? 'none'
    const { server } = this.phone
    if (trouble === 'cut_before') return this.step(() => { throw new TypeError('failed to fetch') })
    if (trouble === 'busy') return this.step(() => { throw new Problem(503, { code: 'http.busy' }, 1) })
    if (trouble === 'too_slow') return this.step(() => { throw new Problem(429, { code: 'too_many' }, 10 * 86_400) })
    if (trouble === 'broken') return this.step(() => { throw new Problem(502, {}) })
    if (trouble === 'signed_out') return this.step(() => { throw new Problem(401, { code: 'session.refused' }) })
    // A hotel's sign-in page answers 200 to everything.
    if (trouble === 'portal') return this.step(() => ({ item: '', photos: photosOf(entry) }))
    const receipt = await this.step(() => server.take(entry, this.phone.disk.book.made))
    if (trouble === 'twice') await this.step(() => server.take(entry, this.phone.disk.book.made))
    return this.step(() => {
      if (trouble === 'cut_after') throw new TypeError('failed to fetch')
      if (trouble === 'other_receipt') return { ...receipt, item: 'photo:somebody-else' }
      return trouble === 'no_photos' ? { ...receipt, photos: [] } : receipt
    })
  }
}

class Phone {
  disk = new Disk()
  server = new Server()
  now = 1_000 * day
  died: (() => void) | undefined
  page = new Page(this)
  /** What the app told its user is kept, by id. */
  confirmed = new Map<string, NewEntry>()
  discarded = new Set<string>()
  made = 0
  last: NewEntry[] = []

  async enter({ photos, follows, poisoned }: { photos: number; follows: boolean; poisoned: boolean }): Promise<void> {
    this.made += 1
    const names = Array.from({ length: photos }, (_, index) => `p${(this.made * 3 + index) % 7}`)
    const pictures: NewEntry[] = names.map((name) => ({ id: `photo:${name}`, kind: 'photo', path: `/v1/photos/${name}`, photo: name, title: name }))
    const before = follows ? [...this.disk.entries.values()].filter((entry) => !entry.photo).map((entry) => entry.id).slice(-1) : []
    const item: NewEntry = { id: `item${this.made}`, kind: 'step', path: `/v1/items/${this.made}`, body: { made: this.made, photos: names }, needs: [...before, ...pictures.map((one) => one.id)], title: 'x' }
    if (poisoned) this.server.poisoned.add(item.id)
    this.last = [...pictures, item]
    await this.keep(this.last)
  }

  /** A second tap on "submit", a moment later, so that the time in it differs. */
  async enterAgain(): Promise<void> {
    await this.keep(this.last.map((entry) => (entry.photo ? entry : { ...entry, body: { ...(entry.body as object), again: (this.made += 1) } })))
  }

  async keep(entries: NewEntry[]): Promise<void> {
    try {
      await this.page.outbox.add('me', entries)
      entries.forEach((entry) => this.confirmed.has(entry.id) || this.confirmed.set(entry.id, entry))
    } catch (error) {
      // Full: the app says so at once, and nothing of it may have been kept.
      expect((error as DOMException).name).toBe('QuotaExceededError')
    }
  }

  /** Its owner takes an entry back, whether or not it has come already. */
  async discard(): Promise<void> {
    const entry = [...this.disk.entries.values()].reverse().find((one) => !one.photo)
    if (!entry) return
    await this.page.outbox.discard(entry.id)
    this.confirmed.delete(entry.id)
    this.discarded.add(entry.id)
    this.last = this.last.filter((one) => one.id !== entry.id)   // the page that made it is gone, and its id with it
  }

  async run(pages: number, force: boolean, queue: Trouble[], killed_after: number | undefined): Promise<void> {
    const all = [this.page, ...(pages > 1 ? [new Page(this)] : [])]
    all.forEach((page) => (page.queue = queue))
    this.page.steps = killed_after
    const killed = new Promise<void>((resolve) => (this.died = resolve))
    const runs = all.map(async (page) => {
      await page.tell()
      return page.outbox.run('me', force)
    })
    await Promise.race([Promise.all(runs), killed.then(() => Promise.all(runs.slice(1)))])
    this.page.steps = undefined
    if (this.page.dead) this.restart()
  }

  restart(): void {
    this.page.dead = true
    this.page = new Page(this)
  }

  async play(one: Move): Promise<void> {
    if (one.do === 'enter') await this.enter(one)
    else if (one.do === 'enter_again') await this.enterAgain()
    else if (one.do === 'discard') await this.discard()
    else if (one.do === 'run') await this.run(one.pages, one.force, [...one.troubles], one.killed_after)
    else if (one.do === 'room') this.disk.left = one.left
    else if (one.do === 'kill') this.restart()
    else this.now += one.ms
  }

  /** The trouble is over, but for the poisoned: pauses run out, everything is tried. No user does anything. */
  async recover(): Promise<void> {
    this.disk.left = undefined
    this.page.queue = []
    for (let round = 0; round < 40; round += 1) {
      await this.page.tell()
      await this.page.outbox.run('me')
      const next = await this.page.outbox.nextAt('me')
      if (next === undefined) return
      expect(next - this.now, 'nothing is put off for more than 75 minutes').toBeLessThanOrEqual(75 * 60_000)
      this.now = Math.max(this.now, next)
    }
  }
}

function check(phone: Phone): void {
  const { disk, server, confirmed } = phone
  const kept = (id: string): Entry | undefined => disk.entries.get(id)
  const behindPoison = (entry: Entry): boolean => server.poisoned.has(entry.id) || entry.needs.some((id) => kept(id) && behindPoison(kept(id)!))
  for (const [id, entry] of confirmed) {
    const waiting = kept(id)
    expect(Boolean(waiting) !== disk.receipts.has(id), `lost or doubled on the phone: ${id}`).toBe(true)
    if (waiting) expect(behindPoison(waiting), `stuck: ${id}`).toBe(true)
    else expect(server.items.get(id)?.content, `not on the server as entered: ${id}`).toBe(JSON.stringify([entry.path, entry.body]))
    if (!waiting) photosOf(entry).forEach((name) => expect(server.photos.has(name), `photo lost: ${name}`).toBe(true))
  }
  for (const id of server.items.keys()) expect(confirmed.has(id) || phone.discarded.has(id), `never entered: ${id}`).toBe(true)
  const held = [...disk.entries.values()].flatMap((entry) => entry.number ?? []).sort((a, b) => a - b)
  expect(server.missing(), 'what the desk is told is missing is what the phone holds').toEqual(held)
  expect(disk.book.withdrawn, 'what was withdrawn is known').toEqual([])
}

test(`after any of ${histories} histories nothing is lost, nothing doubled, nothing stuck`, async () => {
  const figures = { entries: 0, sent: 0, kills: 0 }
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), async (moves) => {
    const phone = new Phone()
    for (const one of moves) await phone.play(one)
    await phone.recover()
    check(phone)
    figures.entries += phone.confirmed.size
    figures.sent += phone.disk.receipts.size
    figures.kills += moves.filter((one) => one.do === 'kill' || (one.do === 'run' && one.killed_after !== undefined)).length
  }), { numRuns: histories })
  console.log(`outbox model: histories ${histories}, entries ${figures.entries}, sent ${figures.sent}, kills ${figures.kills}, lost 0, doubled 0, stuck 0`)
}, 600_000)

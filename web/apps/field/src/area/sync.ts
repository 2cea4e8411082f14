// SPDX-License-Identifier: Apache-2.0
// Keeps the phone's area as the server has it. First its places and open hazards, page by page, each page kept before the next is asked
// for; then only what changed. It may stop anywhere and goes on from there. Another area, owner or house starts it anew.
import type { AreaChanges, AreaPlaces, HazardView, Page, PlaceView } from '@gridward/api'
import { changedHazards, withChanged, type HazardSheets } from './hazard_sheets'
import { countOf, makeSheet, packRest, rowOfId, rows_a_sheet, unpack, type Sheet } from './sheet'
import type { AreaState, AreaWrite } from './store'

export interface AreaApi {
  places(cursor: string | undefined): Promise<AreaPlaces>
  hazards(cursor: string | undefined): Promise<Page<HazardView>>
  changes(after: number): Promise<AreaChanges>
}
export interface AreaStorage {
  state(): Promise<AreaState | undefined>
  /** undefined: what is kept cannot be read. */
  sheets(): Promise<Map<number, Sheet> | undefined>
  rest(sheet: number): Promise<Uint8Array | undefined>
  /** undefined: as above. */
  hazards(): Promise<HazardSheets | undefined>
  write(what: AreaWrite): Promise<void>
  clear(state?: AreaState): Promise<void>
}
export interface AreaOptions {
  storage: AreaStorage
  api: AreaApi
  clock: { now(): number }
  initials: () => Promise<(name: string) => string>
  /** Who is signed in now: nothing is kept for somebody who has left meanwhile. */
  owner: () => string
  /** After every write. */
  onChange: (area: Area) => void
}

/** A sheet that cannot be read whole: written anew it would lose its places. */
class Spoilt extends Error {}
function anew(error: unknown): false {
  if (error instanceof Spoilt) return false
  throw error
}

export class Area {
  state: AreaState | undefined
  sheets = new Map<number, Sheet>()
  /** Grows when a place or a hazard comes out other than it was. */
  changes = 0
  /** Opened when first asked for. */
  #hazards: Promise<HazardSheets | undefined> | undefined
  #list: { of: HazardSheets | undefined; hazards: readonly HazardView[] } | undefined
  constructor(private readonly options: AreaOptions) {}

  /** True when all of it is here, though not the newest. */
  get whole(): boolean {
    return Boolean(this.state?.places.done && this.state.hazards.done)
  }
  get count(): number {
    let count = 0
    for (const sheet of this.sheets.values()) count += countOf(sheet)
    return count
  }

  /** Takes up what is kept for this person; forgets what is another's. */
  async open(owner: string): Promise<void> {
    const state = await this.options.storage.state()
    if (state && state.owner !== owner) await this.options.storage.clear()
    const own = state?.owner === owner ? state : undefined
    if (own && own.writes === this.state?.writes && this.state.owner === owner) return
    const sheets = own && (await this.options.storage.sheets())
    if (own && !sheets) await this.options.storage.clear()
    this.sheets = sheets ?? new Map<number, Sheet>()
    this.state = sheets && own
    this.changes += 1
    this.#hazards = undefined
    this.options.onChange(this)
  }

  forget(): void {
    this.state = undefined
    this.sheets = new Map()
    this.changes += 1
    this.#hazards = undefined
    this.options.onChange(this)
  }

  /** All open ones, as kept; the same list until one of them changes. */
  async hazards(): Promise<readonly HazardView[]> {
    const of = this.state && (await this.#openHazards())
    if (!this.#list || this.#list.of !== of) this.#list = { of, hazards: [...(of?.values() ?? [])].flat() }
    return this.#list.hazards
  }

  #openHazards(): Promise<HazardSheets | undefined> {
    this.#hazards ??= this.options.storage.hazards()
    return this.#hazards
  }

  async #hazardsOf(came: readonly HazardView[], gone: readonly string[]): Promise<Pick<AreaWrite, 'hazards'>> {
    const sheets = await this.#openHazards()
    if (!sheets) throw new Spoilt()
    return came.length + gone.length ? { hazards: changedHazards(sheets, came, gone) } : {}
  }

  /** Until everything is here as the server has it; throws what the network throws. */
  async run(owner: string): Promise<void> {
    await this.open(owner)
    for (let beginnings = 0; beginnings < 3; beginnings += 1) {
      if ((await this.#loadPlaces(owner)) && (await this.#loadHazards().catch(anew)) && (await this.#takeChanges().catch(anew))) return
      await this.options.storage.clear()
      this.forget()
    }
  }

  /** False: another area than before. */
  async #loadPlaces(owner: string): Promise<boolean> {
    while (!this.state?.places.done) {
      const page = await this.options.api.places(this.state?.places.next)
      const before: AreaState = this.state ?? { owner, regions: page.regions, seq: page.log, places: { done: false }, hazards: { done: false }, writes: 0 }
      if (!same(before.regions, page.regions)) return false
      const sheets: Sheets = new Map()
      if (page.items.length) sheets.set(this.#free(), await this.#packed(page.items))
      await this.#keep({ state: { ...before, places: page.next ? { done: false, next: page.next } : { done: true } }, sheets })
    }
    return true
  }

  async #loadHazards(): Promise<boolean> {
    for (let state = this.state; state && !state.hazards.done; state = this.state) {
      const page = await this.options.api.hazards(state.hazards.next)
      await this.#keep({ state: { ...state, hazards: page.next ? { done: false, next: page.next } : { done: true } }, ...(await this.#hazardsOf(page.items, [])) })
    }
    return true
  }

  async #takeChanges(): Promise<boolean> {
    for (let more = true; more && this.state; ) {
      const changes = await this.options.api.changes(this.state.seq)
      if (changes.anew || !same(this.state.regions, changes.regions)) return false
      more = changes.more
      const state = { ...this.state, seq: changes.cursor, ...(more ? {} : { at: this.options.clock.now() }) }
      await this.#keep({ state, sheets: await this.#changed(changes), ...(await this.#hazardsOf(changes.hazards, changes.gone_hazards)) })
    }
    return true
  }

  /** The sheets that come out other than they were. */
  async #changed(changes: AreaChanges): Promise<Sheets> {
    const rows = new Map<number, PlaceView[]>()
    const open = async (key: number): Promise<PlaceView[]> => {
      const known = rows.get(key)
      if (known) return known
      const [sheet, rest] = [this.sheets.get(key), await this.options.storage.rest(key)]
      if (sheet && !rest) throw new Spoilt()
      const places = sheet && rest ? unpack(sheet, rest) : []
      rows.set(key, places)
      return places
    }
    const drop = async (key: number, id: string): Promise<void> => {
      const places = await open(key)
      places.splice(places.findIndex((place) => place.id === id), 1)
    }
    for (const id of changes.gone_places) for (const key of this.#sheetsOf(id)) await drop(key, id)
    for (const place of changes.places) {
      // Twice, when it moved within the area between two pages of the first load.
      const [first, ...others] = this.#sheetsOf(place.id)
      for (const key of others) await drop(key, place.id)
      const places = await open(first ?? this.#roomy(rows))
      const at = places.findIndex((one) => one.id === place.id)
      if (at >= 0) places[at] = place
      else places.push(place)
    }
    const sheets: Sheets = new Map()
    for (const [key, places] of rows) sheets.set(key, places.length ? await this.#packed(places) : undefined)
    return sheets
  }

  #sheetsOf(id: string): number[] {
    return [...this.sheets].filter(([, sheet]) => rowOfId(sheet, id) >= 0).map(([key]) => key)
  }

  /** A sheet with room for one more, as it is being rewritten. */
  #roomy(rows: Map<number, PlaceView[]>): number {
    for (const [key, places] of rows) if (places.length < rows_a_sheet) return key
    for (const [key, sheet] of this.sheets) if (!rows.has(key) && countOf(sheet) < rows_a_sheet) return key
    return Math.max(this.#free(), ...[...rows.keys()].map((key) => key + 1))
  }

  #free(): number {
    return Math.max(0, ...[...this.sheets.keys()].map((key) => key + 1))
  }

  async #packed(places: PlaceView[]): Promise<{ sheet: Sheet; rest: Uint8Array }> {
    return { sheet: makeSheet(places, await this.options.initials()), rest: packRest(places) }
  }

  async #keep(what: AreaWrite): Promise<void> {
    if (this.options.owner() !== what.state.owner) throw new Error('somebody else is signed in')
    const state = { ...what.state, writes: what.state.writes + 1 }
    await this.options.storage.write({ ...what, state })
    this.state = state
    if (what.hazards || what.sheets?.size) this.changes += 1
    if (what.hazards) this.#hazards = Promise.resolve(withChanged((await this.#hazards) ?? new Map(), what.hazards))
    for (const [key, kept] of what.sheets ?? []) {
      if (kept) this.sheets.set(key, kept.sheet)
      else this.sheets.delete(key)
    }
    this.options.onChange(this)
  }
}

type Sheets = NonNullable<AreaWrite['sheets']>
const same = (a: string[], b: string[]): boolean => a.length === b.length && a.every((code, i) => code === b[i])

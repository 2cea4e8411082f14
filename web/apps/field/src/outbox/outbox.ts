// SPDX-License-Identifier: Apache-2.0
// Everything that a grid member enters goes here first and from here to the server when it can. Pure: storage, api, clock and
// chance are parameters. Entries are independent of each other but for what they need (a visit its photos, a step the hazard
// it continues): one that fails never holds up another. An entry leaves the box only for the server's receipt, which is kept
// in its stead, or by its owner's hand; what the server refuses stays, with the reasons.
import { Problem } from '@gridward/api'
import { differs, type Receipt } from './receipt'
import type { Maker } from '../handed/file'
import { dueAt, isDue, Line, pauseBefore } from './pauses'

export type EntryKind = 'photo' | 'inspection' | 'hazard' | 'step' | 'suggestion' | 'patrol' | 'track'
export interface KeptProblem { status: number; code: string; detail: string; fields: { path: string; code: string; message: string }[] }
export interface Entry {
  /** "photo:<sha256>", "track:<its patrol>" or the ULID of what is created. */
  id: string
  /** Person who entered it; only this person's session sends it. */
  owner: string
  kind: EntryKind
  path: string
  body?: unknown
  photo?: string
  needs: string[]
  /** What a person calls it: the place's name, the hazard's text. */
  title: string
  /** Place or hazard that it is about. */
  about?: string
  /** Taken over from a colleague's phone that cannot send it: who entered it, and the number that it has there. It has none here. */
  handed?: Maker
  /** So is its number: it gets none here. */
  elsewhere?: true
  /** When it was last saved as a file for a colleague. It stays all the same until the server has it. */
  handed_out_at?: number
  /** A refused entry while its owner corrects it: what the form holds. */
  correction?: unknown
  /** Which of its owner's entries on this phone it is; the storage gives it when the entry is first kept. A photo has none. */
  number?: number
  order: number
  made_at: number
  tries: number
  next_at: number
  /** `unreadable`: this phone's storage is spoilt; nothing of it can be sent, and only its owner gives it up. */
  state: 'waiting' | 'refused' | 'unreadable'
  problem?: KeptProblem
}
export type NewEntry = Pick<Entry, 'id' | 'kind' | 'path' | 'title'> & Partial<Pick<Entry, 'body' | 'photo' | 'needs' | 'about' | 'handed' | 'made_at'>>

/** Every call is one transaction: done whole, or it throws and nothing is changed; `gone` is what the entries stand in for. Gives and withdraws the entries' numbers (numbers.ts). */
export interface OutboxStorage {
  all(): Promise<Entry[]>
  put(entries: Entry[], gone?: Entry): Promise<void>
  /** Which of the ids have a receipt. */
  received(ids: string[]): Promise<Set<string>>
  /** Keeps the receipt and forgets the entry; a photo's bytes too, if nothing else on the phone speaks of them. */
  settle(entry: Entry, receipt: Receipt): Promise<void>
  remove(entry: Entry): Promise<void>
}
export interface OutboxApi {
  /** Resolves with what the server says it has; throws otherwise. Sending the same entry again does no harm. */
  send(entry: Entry): Promise<Receipt>
}
export interface OutboxOptions {
  storage: OutboxStorage
  api: OutboxApi
  clock: { now(): number }
  asProblem: (error: unknown) => Problem
  /** 0 ≤ chance < 1. */
  chance?: () => number
  onSent?: (entry: Entry, receipt: Receipt) => void
  onChange?: (entries: Entry[]) => void
}
/** Why a run ended: everything sent, later again, nobody signed in, or only refused and held entries are left. */
export type RunEnd = 'empty' | 'later' | 'signed_out' | 'held'

/** After so many busy answers in one run the server is left in peace. */
const most_busy_answers = 3
const unreachable = (problem: Problem): boolean => problem.status === 0

/** Waiting entries whose needs have all gone before; who was tried least comes first. */
function sendable(entries: Entry[]): Entry[] {
  const kept = new Set(entries.map((entry) => entry.id))
  return entries
    .filter((entry) => entry.state === 'waiting' && !entry.needs.some((id) => kept.has(id)))
    .sort((a, b) => a.tries - b.tries || a.order - b.order)
}

export class Outbox {
  private running: Promise<RunEnd> | undefined
  private readonly line: Line
  /** Tries that the storage had no room to note. */
  private readonly unnoted = new Map<string, Pick<Entry, 'tries' | 'next_at'>>()

  constructor(private readonly options: OutboxOptions) {
    this.line = new Line(options.chance ?? Math.random)
  }

  async list(owner?: string): Promise<Entry[]> {
    const all = await this.options.storage.all()
    return all
      .filter((entry) => owner === undefined || entry.owner === owner)
      .map((entry) => ({ ...entry, ...this.unnoted.get(entry.id) }))
      .sort((a, b) => a.order - b.order)
  }

  /**
   * Keeps the entries, all or, when it throws, none. An id that already waits or has its receipt is left as it is: a second tap does no
   * harm. Photos go again all the same: that costs little, and a server restored from a back-up may have lost them.
   */
  async add(owner: string, fresh: NewEntry[]): Promise<void> {
    await this.options.storage.put(await this.entered(owner, fresh))
    await this.tell()
  }

  /** Which of them wait already or have their receipt. */
  async known(fresh: Pick<Entry, 'id' | 'photo'>[]): Promise<Set<string>> {
    const received = await this.options.storage.received(fresh.filter((entry) => !entry.photo).map((entry) => entry.id))
    return new Set([...(await this.list()).map((entry) => entry.id), ...received])
  }

  private async entered(owner: string, fresh: NewEntry[]): Promise<Entry[]> {
    const ids = await this.known(fresh)
    let order = (await this.list()).reduce((last, entry) => Math.max(last, entry.order), 0)
    const now = this.options.clock.now()
    const added = new Map<string, Entry>()
    for (const entry of fresh) {
      if (ids.has(entry.id) || added.has(entry.id)) continue
      order += 1
      added.set(entry.id, { ...entry, owner, needs: entry.needs ?? [], order, made_at: entry.made_at ?? now, tries: 0, next_at: now, state: 'waiting', ...(entry.handed ? { elsewhere: true } : {}) })
    }
    return [...added.values()]
  }

  /** Sends what can be sent now; a second call during a run joins the first. `force` ignores the pauses. */
  run(owner: string, force = false): Promise<RunEnd> {
    this.running ??= this.pass(owner, force).finally(() => {
      this.running = undefined
    })
    return this.running
  }

  /** Puts a refused entry back in the line. */
  async retry(id: string): Promise<void> {
    const entry = (await this.list()).find((one) => one.id === id)
    if (!entry || entry.state === 'unreadable') return
    const { problem: _, ...rest } = entry
    this.unnoted.delete(id)
    await this.options.storage.put([{ ...rest, state: 'waiting', tries: 0, next_at: this.options.clock.now() }])
    await this.tell()
  }

  /** A refused entry with other content, back in the line; `photos` go before it. It keeps its number, also under another id. */
  async amend(id: string, change: (entry: Entry) => Partial<Entry>, photos: NewEntry[] = []): Promise<void> {
    const entry = await this.refused(id)
    if (!entry) return
    const { problem: _, correction: __, ...rest } = entry
    const changed: Entry = { ...rest, ...change(entry), state: 'waiting', tries: 0, next_at: this.options.clock.now() }
    this.unnoted.delete(id)
    await this.options.storage.put([...(await this.entered(entry.owner, photos)), changed], changed.id === id ? undefined : entry)
    await this.tell()
  }

  /** What the form holds while a refused entry is corrected; the entry itself stays as it was until it is submitted anew. */
  async keepCorrection(id: string, correction: unknown): Promise<void> {
    const entry = await this.refused(id)
    if (entry) await this.options.storage.put([{ ...entry, correction }])
  }

  async noteHandedOut(ids: string[]): Promise<void> {
    const out = (await this.list()).filter((entry) => ids.includes(entry.id))
    await this.options.storage.put(out.map((entry) => ({ ...entry, handed_out_at: this.options.clock.now() })))
    await this.tell()
  }

  private async refused(id: string): Promise<Entry | undefined> {
    return (await this.list()).find((one) => one.id === id && one.state === 'refused')
  }

  /** Only on the owner's word. Where a patrol went is nothing without the patrol. */
  async discard(id: string): Promise<void> {
    for (const entry of await this.list())
      if (entry.id === id || (entry.kind === 'track' && entry.needs.includes(id))) await this.options.storage.remove(entry)
    await this.tell()
  }

  /** When the next try is due; undefined if nothing can be tried. */
  async nextAt(owner: string): Promise<number | undefined> {
    const now = this.options.clock.now()
    const times = sendable(await this.list(owner)).map((entry) => dueAt(entry.next_at, now))
    return times.length ? Math.max(Math.min(...times), this.line.opensAt(now)) : undefined
  }

  private async pass(owner: string, force: boolean): Promise<RunEnd> {
    if (!force && this.line.isShut(this.options.clock.now())) return (await this.list(owner)).length > 0 ? 'later' : 'empty'
    const tried = new Set<string>()
    for (let busy = 0; ;) {
      const entries = await this.list(owner)
      const open = sendable(entries)
      const now = this.options.clock.now()
      const next = open.find((entry) => !tried.has(entry.id) && (force || isDue(entry.next_at, now)))
      if (!next) return open.length > 0 ? 'later' : entries.length > 0 ? 'held' : 'empty'
      tried.add(next.id)
      const problem = await this.sendOne(next)
      if (problem === undefined) this.line.open()
      else if (problem.signedOut) return 'signed_out'
      else if (unreachable(problem) || (problem.passing && (busy += 1) >= most_busy_answers)) {
        this.line.shut(this.options.clock.now(), problem.retryAfter)
        return 'later'
      }
    }
  }

  /** Resolves with the reason when the entry is still here. */
  private async sendOne(entry: Entry): Promise<Problem | undefined> {
    let problem: Problem
    try {
      const receipt = await this.options.api.send(entry)
      const difference = differs(entry, receipt)
      if (difference === undefined) {
        await this.options.storage.settle(entry, receipt)
        this.unnoted.delete(entry.id)
        this.options.onSent?.(entry, receipt)
        await this.tell()
        return undefined
      }
      problem = new Problem(502, { code: `outbox.${difference}` })
    } catch (error) {
      problem = this.options.asProblem(error)
    }
    if (!problem.signedOut) await this.keep(entry, problem)
    return problem
  }

  private async keep(entry: Entry, problem: Problem): Promise<void> {
    const tries = entry.tries + 1
    const next_at = this.options.clock.now() + pauseBefore(tries, this.line.chance(), problem.retryAfter)
    const kept: KeptProblem = { status: problem.status, code: problem.code, detail: problem.detail, fields: problem.fields }
    try {
      await this.options.storage.put([{ ...entry, tries, next_at, problem: kept, state: problem.passing ? 'waiting' : 'refused' }])
      this.unnoted.delete(entry.id)
    } catch {
      // No room for a note about the entry; the entry itself is there as it was, and the pause holds as long as this page lives.
      this.unnoted.set(entry.id, { tries, next_at })
    }
    await this.tell()
  }

  private async tell(): Promise<void> {
    this.options.onChange?.(await this.list())
  }
}

// SPDX-License-Identifier: Apache-2.0
// Everything that a grid member enters goes here first and from here to the server, in order, when it can. Pure: storage,
// api and clock are parameters. Nothing leaves the box but by an answer of the server or by its owner's hand: what the
// server refuses stays, with the reasons. What an entry needs (its photos, the hazard that it continues) goes before it.
import type { Problem } from '@gridward/api'

export type EntryKind = 'photo' | 'inspection' | 'hazard' | 'step'
export interface KeptProblem { status: number; code: string; detail: string; fields: { path: string; code: string; message: string }[] }
export interface Entry {
  /** "photo:<sha256>" or the ULID of what is created. */
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
  order: number
  made_at: number
  tries: number
  next_at: number
  state: 'waiting' | 'refused'
  problem?: KeptProblem
}
export type NewEntry = Pick<Entry, 'id' | 'kind' | 'path' | 'title'> & Partial<Pick<Entry, 'body' | 'photo' | 'needs' | 'about'>>

export interface OutboxStorage {
  all(): Promise<Entry[]>
  put(entries: Entry[]): Promise<void>
  /** Called when the server has it: forget the entry and, for a photo, its bytes if nothing else waits for them. */
  remove(entry: Entry): Promise<void>
}
export interface OutboxApi {
  /** Resolves when the server has it; throws Problem otherwise. */
  send(entry: Entry): Promise<unknown>
}
export interface OutboxClock { now(): number }
export interface OutboxOptions {
  storage: OutboxStorage
  api: OutboxApi
  clock: OutboxClock
  asProblem: (error: unknown) => Problem
  onSent?: (entry: Entry, reply: unknown) => void
  onChange?: (entries: Entry[]) => void
}
/** Why a run ended: everything sent, later again, nobody signed in, or only refused and held entries are left. */
export type RunEnd = 'empty' | 'later' | 'signed_out' | 'held'

const first_pause_ms = 2_000
const longest_pause_ms = 10 * 60_000

/** 2 s, 4 s, 8 s … 10 min. */
export function pauseBefore(tries: number): number {
  return Math.min(longest_pause_ms, first_pause_ms * 2 ** Math.min(Math.max(tries - 1, 0), 20))
}

/** Failures of the way to the server; while they last nothing else need be tried. */
const line_states: readonly number[] = [0, 408, 429, 502, 503, 504]
const stopsTheLine = (entry: Entry): boolean =>
  entry.state === 'waiting' && entry.problem !== undefined && line_states.includes(entry.problem.status)

/** Waiting entries whose needs have all gone before. */
function sendable(entries: Entry[]): Entry[] {
  const kept = new Set(entries.map((entry) => entry.id))
  return entries.filter((entry) => entry.state === 'waiting' && !entry.needs.some((id) => kept.has(id)))
}

export class Outbox {
  private running: Promise<RunEnd> | undefined

  constructor(private readonly options: OutboxOptions) {}

  async list(owner?: string): Promise<Entry[]> {
    const all = await this.options.storage.all()
    return all.filter((entry) => owner === undefined || entry.owner === owner).sort((a, b) => a.order - b.order)
  }

  /** Keeps the entries; an id that already waits is left as it is, so that a second tap does no harm. */
  async add(owner: string, fresh: NewEntry[]): Promise<void> {
    const known = await this.list()
    const ids = new Set(known.map((entry) => entry.id))
    let order = known.reduce((last, entry) => Math.max(last, entry.order), 0)
    const now = this.options.clock.now()
    const added = fresh.filter((entry) => !ids.has(entry.id)).map((entry): Entry => {
      order += 1
      return { ...entry, owner, needs: entry.needs ?? [], order, made_at: now, tries: 0, next_at: now, state: 'waiting' }
    })
    await this.options.storage.put(added)
    await this.tell()
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
    if (!entry) return
    const { problem: _, ...rest } = entry
    await this.options.storage.put([{ ...rest, state: 'waiting', tries: 0, next_at: this.options.clock.now() }])
    await this.tell()
  }

  /** Only on the owner's word. */
  async discard(id: string): Promise<void> {
    const entry = (await this.list()).find((one) => one.id === id)
    if (entry) await this.options.storage.remove(entry)
    await this.tell()
  }

  /** When the next try is due; undefined if nothing can be tried. */
  async nextAt(owner: string): Promise<number | undefined> {
    const entries = await this.list(owner)
    const times = (entries.some(stopsTheLine) ? entries.filter(stopsTheLine) : sendable(entries)).map((entry) => entry.next_at)
    return times.length ? Math.min(...times) : undefined
  }

  private async pass(owner: string, force: boolean): Promise<RunEnd> {
    const tried = new Set<string>()
    for (;;) {
      const entries = await this.list(owner)
      const now = this.options.clock.now()
      if (!force && entries.some((entry) => stopsTheLine(entry) && entry.next_at > now)) return 'later'
      const open = sendable(entries)
      const next = open.find((entry) => !tried.has(entry.id) && (force || entry.next_at <= now))
      if (!next) return open.length > 0 ? 'later' : entries.length > 0 ? 'held' : 'empty'
      tried.add(next.id)
      const end = await this.sendOne(next)
      if (end) return end
    }
  }

  private async sendOne(entry: Entry): Promise<RunEnd | undefined> {
    try {
      const reply = await this.options.api.send(entry)
      await this.options.storage.remove(entry)
      this.options.onSent?.(entry, reply)
      await this.tell()
      return undefined
    } catch (error) {
      const problem = this.options.asProblem(error)
      if (problem.signedOut) return 'signed_out'
      await this.keep(entry, problem)
      return line_states.includes(problem.status) ? 'later' : undefined
    }
  }

  private async keep(entry: Entry, problem: Problem): Promise<void> {
    const tries = entry.tries + 1
    const pause = problem.retryAfter ? problem.retryAfter * 1000 : pauseBefore(tries)
    const kept: KeptProblem = { status: problem.status, code: problem.code, detail: problem.detail, fields: problem.fields }
    await this.options.storage.put([{
      ...entry,
      tries,
      problem: kept,
      state: problem.passing ? 'waiting' : 'refused',
      next_at: this.options.clock.now() + pause,
    }])
    await this.tell()
  }

  private async tell(): Promise<void> {
    this.options.onChange?.(await this.list())
  }
}

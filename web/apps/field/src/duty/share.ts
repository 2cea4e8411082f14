// SPDX-License-Identifier: Apache-2.0
// Sharing the own position while on duty: off until its owner turns it on, over by itself at `ends_at`, off at one tap. Points are kept in memory
// only, sent some times a minute, and dropped when they cannot be sent in time; nothing is computed from them. Receiver, API, clock and
// memory are handed in.
import type { PositionsInput, PositionsReceipt, ShareView, TrackPoint } from '@gridward/api'

export interface ShareApi {
  share(): Promise<ShareView>
  start(id: string, hours: number): Promise<ShareView>
  stop(): Promise<void>
  send(id: string, batch: PositionsInput): Promise<PositionsReceipt>
}
export interface Receiver {
  /** Calls with each fix until the function returned is called. */
  watch(take: (point: TrackPoint) => void): () => void
}
export interface ShareOptions {
  api: ShareApi
  receiver: Receiver
  newId: () => string
  now: () => number
  /** Outlives the page: it was turned off here and the server does not know yet. */
  untold: { get(): boolean; set(untold: boolean): void }
  onChange: (share: ShareView | undefined) => void
}
const points_at_most = 120
const between_points_ms = 5_000
const oldest_ms = 50 * 60_000
/** Sharing is over on the server, whatever the phone thinks. */
const over = 409

export class DutyShare {
  private share: ShareView | undefined
  private points: TrackPoint[] = []
  private last_ms = 0
  private leave: (() => void) | undefined
  private batch: { id: string; points: TrackPoint[] } | undefined

  constructor(private readonly options: ShareOptions) {}

  get on(): boolean {
    return this.share?.id !== undefined && this.share.ends_at !== undefined && Date.parse(this.share.ends_at) > this.options.now()
  }

  /** What the server knows: a share goes on when the page is opened again, unless it was turned off here. */
  async restore(): Promise<void> {
    await this.tell()
    this.take(await this.options.api.share())
  }
  async start(hours: number): Promise<void> {
    this.take(await this.options.api.start(this.options.newId(), hours))
    this.options.untold.set(false)
  }
  /** The phone falls silent at once; a server out of reach is told by a later beat. */
  async stop(): Promise<void> {
    this.silence()
    this.options.untold.set(true)
    await this.tell()
  }
  /** Somebody else has this phone now. */
  leaveTo(): void {
    this.silence()
    this.share = undefined
  }

  /** To be called some times a minute. A batch that could not be sent is sent again under its id. */
  async beat(): Promise<void> {
    if (!this.share || this.options.untold.get()) return this.restore().catch(() => undefined)
    if (this.leave && !this.on) return this.silence()
    const id = this.share?.id
    const oldest = this.options.now() - oldest_ms
    if (this.batch && this.batch.points.some((point) => Date.parse(point.at) < oldest)) this.batch = undefined
    if (!this.batch && this.points.length) this.batch = { id: this.options.newId(), points: this.points.splice(0) }
    if (!this.on || !id || !this.batch) return
    try {
      await this.options.api.send(this.batch.id, { share: id, points: this.batch.points })
      this.batch = undefined
    } catch (error) {
      const status = (error as { status?: number }).status ?? 0
      if (status === over) this.silence()
      else if (status >= 400 && status < 500 && status !== 429 && status !== 401) this.batch = undefined
    }
  }

  private async tell(): Promise<void> {
    if (!this.options.untold.get()) return
    await this.options.api.stop()
    this.options.untold.set(false)
  }
  private take(share: ShareView): void {
    this.share = share
    if (this.on) this.leave ??= this.options.receiver.watch((point) => this.keep(point))
    else this.silence()
    this.options.onChange(this.share)
  }
  private keep(point: TrackPoint): void {
    if (!this.on || this.options.now() - this.last_ms < between_points_ms) return
    this.last_ms = this.options.now()
    this.points = [...this.points, point].slice(-points_at_most)
  }
  private silence(): void {
    this.leave?.()
    this.leave = undefined
    this.points = []
    this.batch = undefined
    const { id: _id, started_at: _from, ends_at: _to, ...rules } = this.share ?? { hours_max: 0, retention_hours: 0 }
    this.share = rules
    this.options.onChange(this.share)
  }
}

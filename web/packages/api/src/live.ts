// SPDX-License-Identifier: Apache-2.0
// The live stream /v1/live: one EventSource that resumes after the last event it saw and comes back by itself with
// growing pauses (1 s … 60 s). EventSource resumes on its own only while the browser keeps trying; after a refused
// connection it stops for good, which is when this one opens a new stream with ?after=.
import type { LiveEvent } from './types'

export type LiveState = 'connecting' | 'open' | 'waiting' | 'closed'
export interface LiveOptions {
  /** Default "/v1/live". */
  url?: string
  kinds: string[]
  onEvent: (event: LiveEvent) => void
  onState?: (state: LiveState) => void
  /** Too much was missed to be sent one by one: load afresh what is shown. */
  onReload?: () => void
  /** Resume after this sequence number. */
  after?: number
  make?: (url: string) => EventSource
}
export interface Live {
  close(): void
  /** The last sequence number seen, to resume from later. */
  last(): number | undefined
}

export function pauseAfter(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(failures, 6))
}

export function openLive(options: LiveOptions): Live {
  const make = options.make ?? ((url: string) => new EventSource(url))
  let last = options.after
  let failures = 0
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  function receive(message: MessageEvent<string>): void {
    let event: LiveEvent
    try {
      event = JSON.parse(message.data) as LiveEvent
    } catch {
      return
    }
    if (last !== undefined && event.seq <= last) return
    last = event.seq
    options.onEvent(event)
  }

  function connect(): void {
    if (closed) return
    options.onState?.('connecting')
    const url = options.url ?? '/v1/live'
    source = make(last === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}after=${last}`)
    source.onopen = () => {
      failures = 0
      options.onState?.('open')
    }
    source.onerror = () => {
      source?.close()
      options.onState?.('waiting')
      timer = setTimeout(connect, pauseAfter(failures))
      failures += 1
    }
    source.onmessage = receive
    source.addEventListener('reload', (message: MessageEvent<string>) => {
      last = Number(message.lastEventId) || last
      options.onReload?.()
    })
    for (const kind of options.kinds) source.addEventListener(kind, receive as EventListener)
  }

  connect()
  return {
    close() {
      closed = true
      clearTimeout(timer)
      source?.close()
      options.onState?.('closed')
    },
    last: () => last,
  }
}

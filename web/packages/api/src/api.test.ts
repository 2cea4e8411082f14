// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test, vi } from 'vitest'
import { createClient, openLive, pauseAfter, Problem, queryText, type LiveEvent } from './index'

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}
function clientThat(reply: () => Response | Promise<Response>, onSignedOut?: () => void) {
  const asked: { url: string; init: RequestInit }[] = []
  const client = createClient({
    language: () => 'en',
    timeout_ms: 30,
    ...(onSignedOut ? { onSignedOut } : {}),
    fetch: async (url, init) => {
      asked.push({ url: String(url), init: init ?? {} })
      return reply()
    },
  })
  return { client, asked }
}

describe('the client', () => {
  test('sends the token with what changes something, and only then', async () => {
    const { client, asked } = clientThat(() => answer(200, {}))
    client.csrf = 'abc'
    await client.get('/v1/places')
    await client.put('/v1/places/1', { name: 'x' })
    expect(asked[0]?.init.headers).not.toHaveProperty('X-Gridward-CSRF')
    expect(asked[1]?.init.headers).toMatchObject({ 'X-Gridward-CSRF': 'abc', 'Accept-Language': 'en', 'Content-Type': 'application/json' })
  })

  test('a refusal becomes a Problem with code and fields', async () => {
    const fields = [{ path: 'answers[0]', code: 'inspection.unknown_item', message: 'no such item' }]
    const { client } = clientThat(() => answer(422, { status: 422, code: 'fields', detail: 'Two fields are wrong.', fields }))
    const problem = await client.get('/v1/x').catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ status: 422, code: 'fields', detail: 'Two fields are wrong.', fields, passing: false })
  })

  test('a proxy that answers with a page is still a Problem', async () => {
    const { client } = clientThat(() => new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }))
    await expect(client.get('/v1/x')).rejects.toMatchObject({ status: 502, code: 'http.502', passing: true })
  })

  test('an answer that was torn on the way is no refusal: it may be asked for again', async () => {
    const torn = (): Response => new Response('{"id": "01J', { status: 201, headers: { 'Content-Type': 'application/json' } })
    const { client } = clientThat(torn)
    await expect(client.put('/v1/x', {})).rejects.toMatchObject({ status: 0, code: 'net.torn', passing: true })
  })

  test('no network and no answer in time are told apart', async () => {
    const { client } = clientThat(() => Promise.reject(new TypeError('failed to fetch')))
    await expect(client.get('/v1/x')).rejects.toMatchObject({ status: 0, code: 'net.unreachable', passing: true })
    const slow = createClient({
      language: () => 'en',
      timeout_ms: 10,
      fetch: (_url, init) => new Promise((_, fail) => init?.signal?.addEventListener('abort', () => fail(new DOMException('late', 'AbortError')))),
    })
    await expect(slow.get('/v1/x')).rejects.toMatchObject({ status: 0, code: 'net.timeout' })
  })

  test('a lost session is told once, a wrong password is not a lost session', async () => {
    const lost = vi.fn()
    const { client } = clientThat(() => answer(401, { code: 'session.refused' }), lost)
    await client.post('/v1/session', {}).catch(() => undefined)
    expect(lost).not.toHaveBeenCalled()
    await client.get('/v1/places').catch(() => undefined)
    expect(lost).toHaveBeenCalledTimes(1)
  })

  test('reads how long the server wants to be left alone', async () => {
    const { client } = clientThat(() => answer(429, { code: 'session.locked' }, { 'Retry-After': '90' }))
    await expect(client.get('/v1/x')).rejects.toMatchObject({ retryAfter: 90 })
  })

  test('leaves empty questions out of the address', () => {
    expect(queryText({ q: '面 馆', due: true, open: false, cursor: undefined, limit: 50 })).toBe('?q=%E9%9D%A2%20%E9%A6%86&due=1&limit=50')
  })
})

class FakeSource {
  static made: FakeSource[] = []
  listeners = new Map<string, (message: MessageEvent<string>) => void>()
  onopen?: () => void
  onerror?: () => void
  onmessage?: (message: MessageEvent<string>) => void
  closed = false
  constructor(readonly url: string) {
    FakeSource.made.push(this)
  }
  addEventListener(kind: string, listener: (message: MessageEvent<string>) => void): void {
    this.listeners.set(kind, listener)
  }
  close(): void {
    this.closed = true
  }
  say(kind: string, data: unknown, lastEventId = ''): void {
    this.listeners.get(kind)?.({ data: JSON.stringify(data), lastEventId } as MessageEvent<string>)
  }
}

describe('the live stream', () => {
  const event = (seq: number): LiveEvent => ({ seq, kind: 'hazard.opened', subject: 's', region: '3', at: '' })
  function start() {
    vi.useFakeTimers()
    FakeSource.made = []
    const heard: number[] = []
    const reloads = vi.fn()
    const live = openLive({
      kinds: ['hazard.opened'],
      onEvent: (one) => heard.push(one.seq),
      onReload: reloads,
      make: (url) => new FakeSource(url) as unknown as EventSource,
    })
    return { live, heard, reloads }
  }

  test('comes back after the last event that it saw and hears nothing twice', () => {
    const { live, heard } = start()
    FakeSource.made[0]?.say('hazard.opened', event(7))
    FakeSource.made[0]?.onerror?.()
    vi.advanceTimersByTime(pauseAfter(0))
    expect(FakeSource.made[1]?.url).toBe('/v1/live?after=7')
    FakeSource.made[1]?.say('hazard.opened', event(7))
    FakeSource.made[1]?.say('hazard.opened', event(8))
    expect(heard).toEqual([7, 8])
    live.close()
  })

  test('waits longer after each failure, at most a minute', () => {
    expect([0, 1, 2, 20].map(pauseAfter)).toEqual([1000, 2000, 4000, 60_000])
  })

  test('is told to load afresh when too much was missed', () => {
    const { live, reloads } = start()
    FakeSource.made[0]?.say('reload', {}, '412')
    expect(reloads).toHaveBeenCalledTimes(1)
    expect(live.last()).toBe(412)
    live.close()
  })

  test('a closed stream does not come back', () => {
    const { live } = start()
    FakeSource.made[0]?.onerror?.()
    live.close()
    vi.advanceTimersByTime(120_000)
    expect(FakeSource.made).toHaveLength(1)
  })
})

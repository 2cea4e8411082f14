// SPDX-License-Identifier: Apache-2.0
// The one small client of the HTTP API: cookie session, CSRF header, language, time-out, Problem on every failure.
// It keeps no state but the CSRF token of the session.
import { asProblem, Problem, type ProblemBody } from './problem'

export interface ClientOptions {
  /** Before "/v1…"; empty for the same origin. */
  base?: string
  /** Sent as Accept-Language with each request. */
  language: () => string
  /** Called on every 401 except the sign-in itself. */
  onSignedOut?: () => void
  timeout_ms?: number
  fetch?: typeof fetch
}

export type QueryValue = string | number | boolean | undefined | null
export interface CallOptions {
  query?: Record<string, QueryValue>
  body?: unknown
  /** Sent as they are instead of a JSON body. */
  bytes?: Blob | ArrayBuffer
  contentType?: string
  ifMatch?: number | string
  /** The answer is undefined when it is still of this edition (304). */
  ifNoneMatch?: string
  /** The answer is a text, not JSON. */
  text?: boolean
  timeout_ms?: number
  signal?: AbortSignal
}

export interface Client {
  csrf: string
  get<T>(path: string, query?: Record<string, QueryValue>, options?: CallOptions): Promise<T>
  put<T>(path: string, body: unknown, options?: CallOptions): Promise<T>
  post<T>(path: string, body: unknown, options?: CallOptions): Promise<T>
  delete(path: string): Promise<void>
  /** PUT or POST of raw bytes (photos, files to import). */
  send<T>(method: 'PUT' | 'POST', path: string, bytes: Blob | ArrayBuffer, contentType: string, options?: CallOptions): Promise<T>
  url(path: string, query?: Record<string, QueryValue>): string
}

export function queryText(query: Record<string, QueryValue> = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value === true ? '1' : String(value))}`)
  return parts.length ? `?${parts.join('&')}` : ''
}

export function createClient(options: ClientOptions): Client {
  const base = options.base ?? ''
  const doFetch = options.fetch ?? ((input, init) => fetch(input, init))

  function headersFor(method: string, call: CallOptions): Record<string, string> {
    const headers: Record<string, string> = { 'Accept-Language': options.language(), Accept: call.text ? 'text/plain' : 'application/json' }
    if (method !== 'GET' && client.csrf) headers['X-Gridward-CSRF'] = client.csrf
    if (call.bytes) headers['Content-Type'] = call.contentType ?? 'application/octet-stream'
    else if (call.body !== undefined) headers['Content-Type'] = 'application/json'
    if (call.ifMatch !== undefined) headers['If-Match'] = `"${call.ifMatch}"`
    if (call.ifNoneMatch !== undefined) headers['If-None-Match'] = `"${call.ifNoneMatch}"`
    return headers
  }

  async function call<T>(method: string, path: string, callOptions: CallOptions): Promise<T> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), callOptions.timeout_ms ?? options.timeout_ms ?? 20_000)
    callOptions.signal?.addEventListener('abort', () => abort.abort())
    try {
      const reply = await doFetch(client.url(path, callOptions.query), {
        method,
        credentials: 'same-origin',
        headers: headersFor(method, callOptions),
        body: (callOptions.bytes ?? (callOptions.body === undefined ? undefined : JSON.stringify(callOptions.body))) as BodyInit,
        signal: abort.signal,
      })
      if (reply.status === 304 && callOptions.ifNoneMatch !== undefined) return undefined as T
      if (!reply.ok) throw await problemOf(reply)
      if (reply.status === 204) return undefined as T
      if (callOptions.text) return (await reply.text()) as T
      // A network that wants a sign-in of its own answers everything with its page.
      if (!(reply.headers.get('Content-Type') ?? '').includes('json')) throw new Problem(0, { code: 'net.not_ours' })
      return (await wholeJson(reply)) as T
    } catch (error) {
      const problem = asProblem(error)
      const signingIn = path === '/v1/session' && method === 'POST'
      if (problem.signedOut && !signingIn) options.onSignedOut?.()
      throw problem
    } finally {
      clearTimeout(timer)
    }
  }

  const client: Client = {
    csrf: '',
    url: (path, query) => `${base}${path}${queryText(query)}`,
    get: (path, query, extra) => call('GET', path, { ...extra, ...(query ? { query } : {}) }),
    put: (path, body, extra) => call('PUT', path, { ...extra, body }),
    post: (path, body, extra) => call('POST', path, { ...extra, body }),
    delete: (path) => call<void>('DELETE', path, {}),
    send: (method, path, bytes, contentType, extra) =>
      call(method, path, { timeout_ms: 120_000, ...extra, bytes, contentType }),
  }
  return client
}

/** What is no JSON to its end was torn on the way, and may be asked for again. */
async function wholeJson(reply: Response): Promise<unknown> {
  const text = await reply.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(0, { code: 'net.torn' })
  }
}

async function problemOf(reply: Response): Promise<Problem> {
  const after = Number(reply.headers.get('Retry-After'))
  const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined
  let body: ProblemBody = {}
  try {
    if ((reply.headers.get('Content-Type') ?? '').includes('json')) body = (await reply.json()) as ProblemBody
  } catch {
    // a proxy in between may answer with anything; the status alone then has to do
  }
  return new Problem(reply.status, body, retryAfter)
}

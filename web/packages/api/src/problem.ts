// SPDX-License-Identifier: Apache-2.0
// Why a request was not done, as RFC 9457 problem+json says it. `code` is stable ("hazard.step_not_now"); `detail` is a
// sentence for the person who reads it. Failures without an answer have status 0 and code "net.unreachable" or "net.timeout".
import type { FieldProblem } from './types'

export interface ProblemBody {
  status?: number
  code?: string
  title?: string
  detail?: string
  fields?: FieldProblem[]
  trace?: string
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fields: FieldProblem[]
  readonly trace: string | undefined
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined

  constructor(status: number, body: ProblemBody, retryAfter?: number) {
    const code = body.code ?? `http.${status}`
    super(body.detail ?? body.title ?? code)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.detail = body.detail ?? body.title ?? ''
    this.fields = body.fields ?? []
    this.trace = body.trace
    this.retryAfter = retryAfter
  }

  /** True when trying the very same thing later can succeed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
  /** True when nobody is signed in (any more). */
  get signedOut(): boolean {
    return this.status === 401
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return new Problem(0, { code: 'net.timeout' })
  }
  if (error instanceof TypeError) return new Problem(0, { code: 'net.unreachable' })
  return new Problem(-1, { code: 'app.unexpected', detail: error instanceof Error ? error.message : String(error) })
}

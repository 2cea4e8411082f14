// SPDX-License-Identifier: Apache-2.0
// The network between the phone and the house, as bad as it gets: `good`, `off` (nobody answers), `glimpse` (only what names the device gets
// through), `torn` (every answer ends in its middle) and `bad`: requests are cut before and after the house has answered, delayed, asked twice, torn in the middle of the answer, or
// kept and brought late, after those that were made later. Seeded, and bounded: after so many faults it is tired and only slow.
import { Agent, createServer, request } from 'node:http'

/** A small generator of numbers (mulberry32), so that a bad day can be had again. */
export function dice(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const wait = (ms) => new Promise((done) => setTimeout(done, ms))
const hop_by_hop = ['connection', 'keep-alive', 'transfer-encoding', 'proxy-connection']

export class BadNetwork {
  mode = 'good'
  /** How often each thing was done. */
  done = { cut_before: 0, cut_after: 0, torn: 0, twice: 0, late: 0, slow: 0 }
  /** What the phone asked for and the house answered: { method, path, status }, at most `most_seen`. */
  seen = []
  #server = createServer((asked, reply) => void this.#pass(asked, reply).catch(() => reply.destroy()))
  #agent = new Agent({ keepAlive: true, maxSockets: 32 })
  #late = new Set()
  #most_seen = 20_000

  constructor(house, { seed = 1, share = 0.4, most_faults = 400 } = {}) {
    Object.assign(this, { house: new URL(house), roll: dice(seed), share, left: most_faults })
  }
  listen() {
    return new Promise((done) => this.#server.listen(0, '127.0.0.1', () => {
      this.address = `http://127.0.0.1:${this.#server.address().port}`
      done()
    }))
  }
  /** Also what is under way late has come by then. */
  async close() {
    await Promise.all(this.#late)
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
    this.#agent.destroy()
  }
  get faults() {
    return Object.values(this.done).reduce((sum, n) => sum + n, 0)
  }

  async #pass(asked, reply) {
    if (this.mode === 'off') return reply.destroy()
    const body = await bytesOf(asked)
    if (this.mode === 'glimpse' && !asked.url.startsWith('/v1/devices/')) return reply.destroy()
    const fault = this.mode === 'bad' ? this.#choose() : this.mode === 'torn' ? 'torn' : undefined
    if (fault === 'cut_before') return reply.destroy()
    if (fault === 'late') {
      const coming = wait(300 + this.roll() * 2500).then(() => this.#ask(asked, body)).catch(() => undefined)
      this.#late.add(coming)
      return reply.destroy()
    }
    if (fault === 'slow') await wait(100 + this.roll() * 900)
    const answers = await Promise.all([this.#ask(asked, body), ...(fault === 'twice' ? [this.#ask(asked, body)] : [])])
    if (fault === 'cut_after') return reply.destroy()
    const answer = answers[Math.floor(this.roll() * answers.length)]
    // A middle-box that ends the answer early and calls it whole.
    const sent = fault === 'torn' ? answer.body.subarray(0, Math.floor(answer.body.length / 2)) : answer.body
    if (answer.status !== 204 && answer.status !== 304) answer.headers['content-length'] = sent.length
    reply.writeHead(answer.status, answer.headers)
    reply.end(sent)
  }

  #choose() {
    if (this.left <= 0 || this.roll() >= this.share) return undefined
    const kinds = Object.keys(this.done)
    const kind = kinds[Math.floor(this.roll() * kinds.length)]
    this.done[kind] += 1
    this.left -= 1
    return kind
  }

  #ask(asked, body) {
    return new Promise((done, fail) => {
      const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !hop_by_hop.includes(name)))
      const out = request({ host: this.house.hostname, port: this.house.port, method: asked.method, path: asked.url, headers, agent: this.#agent }, async (answer) => {
        const bytes = await bytesOf(answer)
        if (this.seen.length < this.#most_seen) this.seen.push({ method: asked.method, path: asked.url, status: answer.statusCode })
        done({ status: answer.statusCode, headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !hop_by_hop.includes(name))), body: bytes })
      })
      out.on('error', fail)
      out.end(body)
    })
  }
}

async function bytesOf(stream) {
  const parts = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

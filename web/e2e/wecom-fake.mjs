// SPDX-License-Identifier: Apache-2.0
// Stands for WeCom's group robot and holds its callers to the documented contract (domain.md §6.3): POST
// /cgi-bin/webhook/send?key=…, JSON, text of at most 2,048 bytes or markdown of at most 4,096, 20 messages a minute.
// Whoever breaks it gets the documented errcode, and it is kept in `broken`.
import { createServer } from 'node:http'

const most_bytes = { text: 2048, markdown: 4096 }
const messages_a_minute = 20
const most_body = 64 * 1024

export class WecomFake {
  received = []
  broken = []
  #sent = []
  #server

  constructor(key) {
    this.key = key
    this.#server = createServer((request, reply) => void this.#answer(request, reply))
  }

  async start() {
    await new Promise((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${this.#server.address().port}`
  }

  stop() {
    this.#server.closeAllConnections()
    return new Promise((done) => this.#server.close(done))
  }

  async #answer(request, reply) {
    let body = ''
    for await (const part of request.setEncoding('utf8')) if ((body += part).length > most_body) return request.destroy()
    const [errcode, errmsg] = this.#judge(request, body)
    if (errcode !== 0) this.broken.push({ errcode, errmsg })
    reply.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' }).end(JSON.stringify({ errcode, errmsg }))
  }

  #judge(request, body) {
    const url = new URL(request.url, 'http://robot')
    if (request.method !== 'POST' || url.pathname !== '/cgi-bin/webhook/send') return [43002, 'require POST method']
    if (url.searchParams.get('key') !== this.key) return [93000, 'invalid webhook url']
    if (!(request.headers['content-type'] ?? '').includes('application/json')) return [43003, 'require json']
    let message
    try {
      message = JSON.parse(body)
    } catch {
      return [47001, 'data format error']
    }
    const limit = most_bytes[message.msgtype]
    if (!limit) return [40008, 'invalid message type']
    const content = message[message.msgtype]?.content
    if (typeof content !== 'string' || content === '') return [44004, 'empty content']
    if (Buffer.byteLength(content) > limit) return [40058, `content exceeds ${limit} bytes`]
    const now = Date.now()
    this.#sent = this.#sent.filter((at) => now - at < 60_000)
    if (this.#sent.length >= messages_a_minute) return [45009, 'api freq out of limit']
    this.#sent.push(now)
    this.received.push({ at: now, type: message.msgtype, content })
    return [0, 'ok']
  }
}

// SPDX-License-Identifier: Apache-2.0
// What a story does behind the pages: sets things up as somebody in the office would, and reads what the server holds.
import { must } from './story.mjs'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function newUlid() {
  let time = Date.now()
  let text = ''
  for (let i = 0; i < 10; i += 1, time = Math.floor(time / 32)) text = alphabet[time % 32] + text
  for (let i = 0; i < 16; i += 1) text += alphabet[Math.floor(Math.random() * 32)]
  return text
}

export class Api {
  static async signIn(address, account) {
    const api = new Api()
    api.address = address
    const reply = await fetch(`${address}/v1/session`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: account.login, password: account.password }),
    })
    must(reply.ok, `sign-in of ${account.login}: ${reply.status}`)
    api.cookie = reply.headers.get('set-cookie').split(';')[0]
    api.session = await reply.json()
    return api
  }

  async call(method, path, body) {
    const headers = { Cookie: this.cookie, 'X-Gridward-CSRF': this.session.csrf, ...(body ? { 'Content-Type': 'application/json' } : {}) }
    const reply = await fetch(this.address + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await reply.text()
    return { status: reply.status, body: text ? JSON.parse(text) : undefined }
  }
  async get(path) {
    const { status, body } = await this.call('GET', path)
    must(status === 200, `GET ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }
  async put(path, input) {
    const { status, body } = await this.call('PUT', path, input)
    must(status === 200 || status === 201, `PUT ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** A new place beside the first of the grid, due for its first visit. */
  async addPlace(grid, more) {
    const { items } = await this.get(`/v1/places?within=${grid}&limit=1`)
    const { at } = items[0].position
    return this.put(`/v1/places/${newUlid()}`, { address: `${items[0].region_name}演示路1号`, region: grid, position: { at, raw_datum: 'wgs84' }, risk: 'medium', ...more })
  }
  addRestaurant(grid, name) {
    return this.addPlace(grid, { name, type: 'restaurant', gas: 'piped' })
  }
}

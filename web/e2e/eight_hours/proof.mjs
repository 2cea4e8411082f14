// SPDX-License-Identifier: Apache-2.0
// Afterwards: what the server holds against what was done, one by one.
import { must } from '../story.mjs'
import { sha256 } from './hand.mjs'
import { numberIn } from './plan.mjs'

const same = (a, b) => a.length === b.length && [...a].sort().every((one, i) => one === [...b].sort()[i])

/** Asks the API; counts what is lost and what is doubled, and names the first of each. */
export class Proof {
  lost = []
  doubled = []
  names = new Map()
  constructor(office, hashes, camera) {
    Object.assign(this, { office, hashes, camera })
  }
  #once(found, what) {
    if (found.length === 0) this.lost.push(what)
    if (found.length > 1) this.doubled.push(what)
    return found[0]
  }
  #photos(names, numbers, what) {
    const wanted = numbers.map((n) => this.hashes.get(n))
    must(same(names, wanted), `${what}: its photos are those that were taken (${names.length} of ${wanted.length})`)
    numbers.forEach((n, i) => this.names.set(n, wanted[i]))
  }

  async visit({ place, item, note, photos }, window) {
    const seen = this.#once((await this.office.get(`/v1/inspections?place=${place.id}`)).items, `visit to ${place.name}`)
    const hazards = (await this.office.get(`/v1/hazards?place=${place.id}&limit=50`)).items
    if (!seen) return
    const { inspection } = await this.office.get(`/v1/inspections/${seen.id}`)
    const [from, to] = [inspection.started_at, inspection.finished_at].map((at) => Date.parse(at))
    must(window.from <= from && from <= to && to <= window.to, `${place.name}: the times are the phone's (${inspection.started_at})`)
    const failed = inspection.answers.filter((one) => one.answer === 'fail')
    must(failed.length === (item ? 1 : 0) && inspection.answers.every((one) => one === failed[0] || one.answer === 'pass'), `${place.name}: the answers are those that were given`)
    if (!item) return
    must(failed[0].item === item && failed[0].note === note, `${place.name}: the fault is the one that was entered`)
    this.#photos(failed[0].photos, photos, place.name)
    const hazard = this.#once(hazards.filter((one) => one.inspection === seen.id), `hazard at ${place.name}`)
    if (hazard) this.#photos((await this.office.get(`/v1/hazards/${hazard.id}`)).steps.flatMap((one) => one.photos), photos, `hazard at ${place.name}`)
  }

  async report({ text, place, photos }, all) {
    const hazard = this.#once(all.filter((one) => one.description === text), text)
    if (!hazard) return
    must((hazard.place ?? undefined) === place?.id, `${text}: it is where it was found`)
    this.#photos((await this.office.get(`/v1/hazards/${hazard.id}`)).steps.flatMap((one) => one.photos), photos, text)
  }

  /** The bytes are there under their name, and they show the picture that was taken. */
  async photos() {
    for (const [n, name] of this.names) {
      const reply = await fetch(`${this.office.address}/v1/photos/${name}`, { headers: { Cookie: this.office.cookie } })
      const bytes = Buffer.from(await reply.arrayBuffer())
      if (!reply.ok || sha256(bytes) !== name) this.lost.push(`photo ${n}`)
      else must((await numberIn(this.camera, bytes)) === n, `photo ${n} shows what was taken`)
    }
    must(new Set(this.names.values()).size === this.names.size, 'every photo is another')
    return this.names.size
  }
}

/** Every hazard of a region, page by page. */
export async function allHazards(office, region) {
  const all = []
  for (let cursor = ''; ; ) {
    const page = await office.get(`/v1/hazards?within=${region}&limit=200${cursor}`)
    all.push(...page.items)
    if (!page.next) return all
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

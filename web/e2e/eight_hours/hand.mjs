// SPDX-License-Identifier: Apache-2.0
// The member's hand: visits and reports as the pages want them, by taps. What is taken up again after a kill goes the same way.
import { createHash } from 'node:crypto'
import { on, readDown } from '../browser.mjs'
import { must, until } from '../story.mjs'
import { numberIn, takePicture } from './plan.mjs'

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const small = { width: 390, height: 844 }
/** A screen on which a whole list can be read without scrolling. */
const tall = { width: 390, height: 5000 }

export class Hand {
  /** SHA-256 of each picture as the phone showed it when it was taken. */
  hashes = new Map()
  /** `camera`: a page that belongs to nobody, where pictures are drawn and read. */
  constructor(phone, camera) {
    Object.assign(this, { phone, camera })
  }
  get page() {
    return this.phone.page
  }
  go(path) {
    return this.page.goto(`${this.phone.address}/field${path}`)
  }

  /** `at.photos`, `at.saved`, `at.submit` do something in the midst of it; true: the phone is gone and the rest is for later. */
  async visit({ place, item, note, photos, by_hand }, at = {}) {
    await this.page.setViewportSize(by_hand ? small : tall)
    if (by_hand) {
      await this.go('/places')
      await on(this.page, 'place-search').fill(place.name)
      await on(this.page, 'place-card').filter({ hasText: place.name }).tap()
      await on(this.page, 'inspect').tap()
    } else await this.go(`/places/${place.id}/inspect`)
    const row = this.page.locator(`[data-testid="item-${item}"]`)
    await on(this.page, 'rest-fine').or(on(this.page, 'to-review')).first().waitFor()
    if (item && (await row.getAttribute('data-answer')) !== 'fail') {
      await on(this.page, `fault-${item}`).tap()
      await on(this.page, 'note').fill(note)
      if (await this.photos(photos, at.photos)) return true
      await on(this.page, 'save-fault').tap()
      await this.page.locator(`[data-testid="item-${item}"][data-answer="fail"]`).waitFor()
      if (await at.saved?.()) return true
    }
    await this.confirm(by_hand)
    if (await this.#tap('submit', at.submit)) return true
    await this.page.waitForURL((url) => !url.pathname.endsWith('/review'))
    return false
  }
  async confirm(by_hand) {
    const rest = on(this.page, 'rest-fine')
    if (await rest.count()) {
      if (by_hand) await readDown(this.page)
      await until(() => rest.isEnabled(), 'the list has been read')
      await rest.tap()
    } else await on(this.page, 'to-review').tap()
    await on(this.page, 'submit').waitFor()
  }

  async report({ text, place, photos }, region, at = {}) {
    await this.page.setViewportSize(small)
    await this.go(place ? `/report?place=${place.id}` : '/report')
    await on(this.page, 'report-what').fill(text)
    if (await this.photos(photos, at.photos)) return true
    if (!place) await on(this.page, `region-${region}`).tap()
    await at.before_send?.()
    if (await this.#tap('send-report', at.send)) return true
    await this.page.waitForURL((url) => !url.pathname.endsWith('/report'))
    return false
  }

  /** With something that happens in the very moment. */
  async #tap(id, meanwhile) {
    const tapping = on(this.page, id).tap().catch((error) => error)
    if (await meanwhile?.()) return true
    const failure = await tapping
    if (failure) throw failure
    return false
  }

  async photos(numbers, meanwhile) {
    if ((await on(this.page, 'photo-input').count()) === 0) await on(this.page, 'offer-photo').tap()
    const files = []
    for (const n of numbers) files.push(await takePicture(this.camera, n))
    const adding = on(this.page, 'photo-input').setInputFiles(files).catch((error) => error)
    if (await meanwhile?.(files)) return true
    const failure = await adding
    if (failure) throw failure
    await until(async () => (await on(this.page, 'photo').count()) === numbers.length, 'the photos are there')
    const shown = await this.page.evaluate(async () => Promise.all([...document.querySelectorAll('[data-testid="photo"] img')].map(async (image) => {
      const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer())
      return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''))
    })))
    for (const [i, n] of numbers.entries()) {
      const bytes = Buffer.from(shown[i], 'base64')
      must((await numberIn(this.camera, bytes)) === n, `photo ${n} shows what was taken`)
      this.hashes.set(n, sha256(bytes))
    }
    return false
  }

  /** What the page "to send" shows of a kind, by its title. */
  async waits(kind, title) {
    await this.go('/outbox')
    await on(this.page, 'outbox').or(this.page.locator('.gw-empty')).first().waitFor()
    return this.page.locator(`[data-testid="outbox-entry"][data-kind="${kind}"]`).filter({ hasText: title }).count()
  }
}

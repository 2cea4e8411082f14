// SPDX-License-Identifier: Apache-2.0
// A phone that can be killed: Chromium with a folder of its own that outlives it. Its clock can be turned and its room be taken.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumOf, opened, phoneOptions } from '../browser.mjs'
import { until } from '../story.mjs'

/** Runs in every page before the app: the phone's clock goes as told, from one start to the next. */
function turnedClock(shift_ms) {
  const Real = Date
  const key = 'story.clock'
  let shift = Math.max(shift_ms, Number(localStorage.getItem(key) ?? 0))
  window.turnClock = (ms) => {
    shift = ms
    localStorage.setItem(key, String(ms))
  }
  window.Date = class extends Real {
    constructor(...all) {
      super(...(all.length ? all : [Real.now() + shift]))
    }
    static now() {
      return Real.now() + shift
    }
  }
}

export class Phone {
  /** Told of each new page. */
  onStart = () => {}
  kills = 0
  offline = false
  shift_ms = 0
  #folder
  #context
  #quota

  constructor(folder, address) {
    this.#folder = join(folder, 'phone')
    this.address = address
  }

  async start() {
    // bypassCSP: the story reads the bytes of the pictures that the app shows.
    this.#context = await chromium.launchPersistentContext(this.#folder, { ...chromiumOf(), ...phoneOptions('zh-CN'), offline: this.offline, bypassCSP: true })
    this.#context.on('close', () => undefined)
    await this.#context.addInitScript(turnedClock, this.shift_ms)
    this.page = await opened(this.#context, 'zh-CN')
    this.onStart(this.page)
    for (const other of this.#context.pages()) if (other !== this.page) await other.close()
  }
  /** kill -9 of the whole browser, in the midst of whatever it does. */
  async kill() {
    for (const id of this.#processes()) try { process.kill(id, 'SIGKILL') } catch { /* it has gone with another */ }
    this.kills += 1
    this.#quota = undefined
    await until(() => this.#processes().length === 0, 'the browser is dead')
    await this.#context.close().catch(() => undefined)
  }
  async end() {
    this.#quota = undefined
    await this.#context?.close().catch(() => undefined)
  }
  /** Its own by the folder that only they name. */
  #processes() {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${this.#folder}`)
      } catch {
        return false
      }
    })
  }

  async setOffline(offline) {
    this.offline = offline
    await this.#context.setOffline(offline)
  }
  async turnClock(shift_ms) {
    this.shift_ms = shift_ms
    await this.page.evaluate((ms) => window.turnClock(ms), shift_ms)
  }
  /** Switched off and on, in order; with so many bytes left that it may keep. The browser looks at the quota seldom, but at its start. */
  async restart(spare_bytes) {
    await this.end()
    await this.start()
    if (spare_bytes !== undefined) await this.#allow(spare_bytes)
  }
  /** Something else takes the rest of the room. */
  async fillUp() {
    await this.page.evaluate(fillWithBallast)
  }
  /** Its owner has made room. */
  async makeRoom() {
    await this.#allow(undefined)
    await this.page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase('story-ballast').onsuccess = done)))
  }
  async #allow(spare_bytes) {
    this.#quota ??= await this.#context.newCDPSession(this.page)
    const origin = this.address
    const { usage } = await this.#quota.send('Storage.getUsageAndQuota', { origin })
    await this.#quota.send('Storage.overrideQuotaForOrigin', { origin, ...(spare_bytes === undefined ? {} : { quotaSize: usage + spare_bytes }) })
  }
}

/** Writes until not even a little fits. */
async function fillWithBallast() {
  const db = await new Promise((done, fail) => {
    const opening = indexedDB.open('story-ballast', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('ballast', { autoIncrement: true })
    opening.onsuccess = () => done(opening.result)
    opening.onerror = () => fail(opening.error)
  })
  const put = (bytes) => new Promise((done) => {
    const writing = db.transaction('ballast', 'readwrite')
    writing.oncomplete = () => done(true)
    writing.onabort = () => done(false)
    writing.objectStore('ballast').put(crypto.getRandomValues(new Uint8Array(bytes)))
  })
  for (let bytes = 65_536; bytes >= 64; ) if (!(await put(bytes))) bytes /= 2
  db.close()
}

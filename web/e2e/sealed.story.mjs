// SPDX-License-Identifier: Apache-2.0
// What lies on the phone after work: neither the rows of the app's databases nor the files of the browser's profile hold a text that was typed or the name of a
// place; after a sign-out with nothing waiting there is no row and no key. That the search would find a text is shown by one that is not sealed.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustBeCalm, on, phoneOf, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const typed = '演示：楼道里堆了七辆旧三轮车'
const control = '演示：没有加密的对照文字'

/** Every row of every database of the page, and how many there are. */
const rowsOf = (page) => page.evaluate(async () => {
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  const texts = (value) => (ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? ['utf-8', 'utf-16le'].map((one) => new TextDecoder(one).decode(value)).join() : value)
  const found = { text: '', rows: {}, keys: 0 }
  for (const { name } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const shelf = db.transaction(store).objectStore(store)
      const [keys, rows] = await Promise.all([asked(shelf.getAllKeys()), asked(shelf.getAll())])
      found.text += JSON.stringify([keys, rows], (_, value) => texts(value))
      if (rows.length) found.rows[`${name}/${store}`] = rows.length
      if (store === 'keys') found.keys += rows.length
    }
    db.close()
  }
  return found
})

/** Files below the folder in which the text stands, however a browser may write it. */
function filesWith(folder, text) {
  const spelt = ['utf8', 'utf16le'].map((one) => Buffer.from(text, one))
  spelt.push(Buffer.from(spelt[1]).swap16())
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name))
    .filter((file) => { const bytes = readFileSync(file); return spelt.some((one) => bytes.includes(one)) })
}

export default async function ({ told, house, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const profile = mkdtempSync(join(tmpdir(), 'gridward-profile-'))
  const open = async () => (pages.member = await phoneOf(profile))
  const close = async () => {
    await pages.member.context().close()
    delete pages.member
  }
  try {
    await tell(told, 'What lies on a phone after work can be read by nobody', shown, async (step) => {
      let place
      await step('a hazard is typed without network, the area is on the phone, and no row holds a word of either', async () => {
        const page = await open()
        await signIn(page, house.address, 'field', member)
        place = (await on(page, 'place-card').first().locator('.card-title').innerText()).trim()
        await until(async () => (await rowsOf(page)).rows['gridward-area/sheets'] > 0, 'the area is on the phone')
        await page.context().route('**/v1/hazards/*', (route) => route.abort('connectionreset'))
        await on(page, 'tab-report').tap()
        await on(page, 'report-what').fill(typed)
        await on(page, `region-${member.region}`).tap()
        await on(page, 'send-report').tap()
        await on(page, 'outbox-count').waitFor()
        const { text, rows, keys } = await rowsOf(page)
        must(rows['gridward-field/outbox'] === 1 && keys === 1, `one entry and one key: ${JSON.stringify(rows)}`)
        for (const secret of [typed, place, member.name]) must(!text.includes(secret), `in the rows: ${secret}`)
        await on(page, 'tab-outbox').tap()
        await page.getByText(typed).first().waitFor()
      })
      await step('nor does a file of the browser, in which another text is found', async () => {
        await pages.member.evaluate((text) => new Promise((done) => {
          const opening = indexedDB.open('control', 1)
          opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
          opening.onsuccess = () => {
            const tx = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
            tx.objectStore('rows').put({ text }, 1)
            tx.oncomplete = () => done(opening.result.close())
          }
        }), control)
        await close()
        must(filesWith(profile, control).length > 0, 'the search finds what is not sealed')
        for (const secret of [typed, place]) must(filesWith(profile, secret).length === 0, `${secret} in ${filesWith(profile, secret)}`)
      })
      await step('the browser opened anew still has the entry, and sends it', async () => {
        const page = await open()
        await page.goto(`${house.address}/field/outbox`)
        await page.getByText(typed).first().waitFor()
        if (await page.getByTestId('login').count() === 0 && await page.locator('.over').count()) await signIn(page, house.address, 'field', member)
        await until(async () => (await on(page, 'outbox-count').count()) === 0, 'the outbox is empty')
      })
      await step('a sign-out with nothing waiting leaves no row and no key', async () => {
        const page = pages.member
        await on(page, 'tab-me').tap()
        await on(page, 'sign-out').tap()
        await on(page, 'login').waitFor()
        await page.waitForTimeout(1_500)
        const { rows } = await rowsOf(page)
        must(Object.keys(rows).join() === 'control/rows', `left: ${JSON.stringify(rows)}`)
        mustBeCalm(page)
        await close()
        for (const secret of [typed, place]) must(filesWith(profile, secret).length === 0, `${secret} in ${filesWith(profile, secret)}`)
      })
    })
  } finally {
    await pages.member?.context().close().catch(() => undefined)
    delete pages.member
    rmSync(profile, { recursive: true, force: true })
  }
}

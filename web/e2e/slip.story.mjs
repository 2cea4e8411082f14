// SPDX-License-Identifier: Apache-2.0
// The day's checkpoint goes on paper: a leader opens the slip, on a phone and on a desk, in both languages; what stands on it is what the
// ledger says, and printed it is one page of A4.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { desk, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { decode } from './qr.mjs'
import { must, tell, until } from './story.mjs'

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
const picturesLoaded = (page) => page.evaluate(() => [...document.querySelectorAll('.desk-seal img')].filter((one) => one.complete && one.naturalWidth > 0).length)
const digits = (text) => Number(String(text).replace(/\D/g, ''))

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const read = async (path) => (await fetch(house.address + path)).text()
  // The sequencer takes in what the demo has just written; a slip printed meanwhile would be of an older size, and right.
  const count = async () => Number((await read('/ledger/checkpoint')).split('\n')[1])
  for (let [before, now] = [-1, 0]; before !== now; await new Promise((done) => setTimeout(done, 1500))) [before, now] = [now, await count()]
  await tell(told, 'The ledger of the day is put on paper', shown, async (step) => {
    const account = house.first('subdistrict_leader')
    let size = 0
    await step('a leader finds the slip behind the ledgers', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', account)
      await on(pages.desk, 'nav-ledgers').click()
      await on(pages.desk, 'open-slip').click()
      await on(pages.desk, 'seal-sm3').waitFor()
      await until(async () => (await picturesLoaded(pages.desk)) === 2, 'both codes are drawn')
    })
    await step('size, root and key are those of the ledger', async () => {
      for (const [log, suite] of [['/ledger', 'sha256'], ['/ledger/sm3', 'sm3']]) {
        const seal = on(pages.desk, `seal-${suite}`)
        const [origin, count, root] = (await read(`${log}/checkpoint`)).split('\n')
        size = digits(await seal.getByTestId('seal-size').textContent())
        must(size === Number(count), `the slip says ${size}, the ledger ${count}`)
        const text = await seal.textContent()
        const key = (await read('/ledger/keys')).split('\n').find((line) => line.startsWith(`${origin}+`))
        must(text.includes(root) && text.includes(key), `root and key of ${origin} stand on it`)
      }
    })
    await step('the code on it is read as the checkpoint of its size, and that verifies against the house', async () => {
      const kept = join(house.folder, 'kept')
      for (const suite of ['sha256', 'sm3']) {
        const picture = await on(pages.desk, `seal-${suite}`).locator('img').getAttribute('src')
        const text = decode(await read(picture))
        must(text.split('\n')[1] === String(size), 'the code is of the size that stands beside it')
        if (suite === 'sha256') writeFileSync(kept, text)
      }
      must(house.run('verify', '--data', house.data, '--checkpoint', kept).includes('no difference'), 'verify takes the kept checkpoint')
    })
    await step('another day shows that day\'s figures and no present ones', async () => {
      await on(pages.desk, 'slip-day').click()
      await pages.desk.locator('.el-select-dropdown__item').nth(3).click()
      await until(async () => (await on(pages.desk, 'slip-open').count()) === 0, 'the present is left out')
      must((await on(pages.desk, 'slip-inspections').textContent()) !== '', 'the day has its figures')
    })
    await step('printed it is one page of A4 without menus', async () => {
      await pages.desk.emulateMedia({ media: 'print' })
      must(!(await pages.desk.locator('.desk-rail').isVisible()) && !(await on(pages.desk, 'slip-print').isVisible()), 'no menu and no button on paper')
      const pdf = (await pages.desk.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1')
      must((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length === 1, 'one page')
      await pages.desk.emulateMedia({ media: 'screen' })
    })
    await step('on a phone, in English, nothing is cut off', async () => {
      pages.phone = await phone(browser, { locale: 'en' })
      await signIn(pages.phone, house.address, 'desk', account)
      await pages.phone.goto(`${house.address}/desk/ledgers/slip`)
      await on(pages.phone, 'seal-sm3').waitFor()
      must((await pages.phone.locator('h1').textContent()) === 'Daily ledger slip', 'the title is English')
      must((await tooWide(pages.phone)) <= 0, 'no scrolling sideways')
      for (const page of Object.values(pages)) mustBeCalm(page)
    })
  })
}

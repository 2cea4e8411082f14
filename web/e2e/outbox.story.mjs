// SPDX-License-Identifier: Apache-2.0
// What the phone promises when something goes wrong: a full phone says so before it confirms, a photo goes on where the line broke, of two
// open pages one sends, and who signs out with unsent work finds it again.
import { Api } from './api.mjs'
import { mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

/** A picture that does not get small: noise, 1600 × 1200. */
const noisyPhoto = (page) => page.evaluate(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 })
  const pen = canvas.getContext('2d')
  const noise = pen.createImageData(1600, 1200)
  for (let i = 0; i < noise.data.length; i += 65_536) crypto.getRandomValues(noise.data.subarray(i, i + 65_536))
  for (let i = 3; i < noise.data.length; i += 4) noise.data[i] = 255
  pen.putImageData(noise, 0, 0)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.5))
  return [...new Uint8Array(await blob.arrayBuffer())]
})

/** From now on no entry fits into this page's storage, until told otherwise. */
const fillUp = (page, full) => page.evaluate((now) => {
  window.full = now
  if (window.filling) return
  window.filling = true
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...all) {
    if (window.full && this.name === 'outbox') throw new DOMException('no room', 'QuotaExceededError')
    return put.apply(this, all)
  }
}, full)

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const known = async (text) => (await office.get(`/v1/hazards?within=${member.region}&sort=-found_at&limit=20`)).items.filter((one) => one.description === text)

  await tell(told, 'Nothing that was entered is lost in silence', shown, async (step) => {
    pages.member = await phone(browser)
    const page = pages.member
    const fill = async (text) => {
      await page.goto(`${house.address}/field/report`)
      await on(page, 'report-what').fill(text)
      await on(page, `region-${member.region}`).tap()
    }
    const emptied = () => until(async () => (await on(page, 'outbox-count').count()) === 0, 'the outbox is empty')
    await step('on a full phone a report is not confirmed: the form says why and keeps everything', async () => {
      await signIn(page, house.address, 'field', member)
      await fill('演示：手机存满')
      await fillUp(page, true)
      await on(page, 'send-report').tap()
      await page.locator('[data-code="phone.full"]').waitFor()
      must((await on(page, 'report-what').inputValue()) === '演示：手机存满', 'the text is still there')
      must((await known('演示：手机存满')).length === 0, 'nothing was sent')
    })
    await step('with room again one more tap is enough, and it arrives once', async () => {
      await fillUp(page, false)
      await on(page, 'send-report').tap()
      await until(async () => (await known('演示：手机存满')).length === 1, 'it has arrived')
      await emptied()
    })
    await step('what was typed and not sent is there again on the next start of the page, and gone once it is sent', async () => {
      const text = '演示：打了一半'
      const typed = () => on(page, 'report-what').inputValue()
      await page.goto(`${house.address}/field/report`)
      await on(page, 'report-what').fill(text)
      await page.waitForTimeout(600)
      await page.goto(`${house.address}/field/report`)
      await until(async () => (await typed()) === text, 'the text is there again')
      await on(page, `region-${member.region}`).tap()
      await on(page, 'send-report').tap()
      await until(async () => (await known(text)).length === 1, 'it has arrived')
      await emptied()
      await page.goto(`${house.address}/field/report`)
      await on(page, 'report-what').waitFor()
      await page.waitForTimeout(600)
      must((await typed()) === '', 'the next report begins empty')
    })
    const sent = []
    await step('a large photo goes in parts; the line breaks at the third', async () => {
      await fill('演示：分段照片')
      await on(page, 'photo-input').setInputFiles({ name: 'noise.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await noisyPhoto(page)) })
      await on(page, 'photo').waitFor()
      let broken = false
      await page.context().route('**/v1/photos/*/parts?*', (route) => {
        sent.push(Number(new URL(route.request().url()).searchParams.get('at')))
        if (sent.length < 3 || broken) return route.continue()
        broken = true
        return route.abort('connectionreset')
      })
      await on(page, 'send-report').tap()
      await until(() => broken, 'the line is broken')
    })
    await step('it goes on where the server had got to: no part that has come is sent again', async () => {
      await until(async () => (await known('演示：分段照片')).length === 1, 'the report has arrived', 30_000)
      const again = sent.filter((at, index) => sent.indexOf(at) !== index)
      must(sent.length > 4 && again.length === 1 && again[0] === sent[2], `only the broken part went twice: ${sent}`)
      const [hazard] = await known('演示：分段照片')
      must((await office.get(`/v1/hazards/${hazard.id}`)).steps[0].photos.length === 1, 'the photo is shown')
      await page.context().unroute('**/v1/photos/*/parts?*')
      await emptied()
    })
    await step('of two open pages one sends', async () => {
      pages.second = await page.context().newPage()
      pages.second.faults = []
      await pages.second.goto(`${house.address}/field/outbox`)
      await page.context().setOffline(true)
      await on(page, 'tab-report').tap()
      await on(page, 'report-what').fill('演示：两个页面')
      await on(page, `region-${member.region}`).tap()
      await on(page, 'send-report').tap()
      let puts = 0
      page.context().on('request', (request) => (puts += request.method() === 'PUT' && /\/v1\/hazards\//.test(request.url()) ? 1 : 0))
      await page.context().setOffline(false)
      await until(async () => (await known('演示：两个页面')).length === 1, 'it has arrived')
      must(puts === 1, `sent ${puts} times`)
      await pages.second.close()
      delete pages.second
    })
    await step('who signs out with unsent work is told what stays, and it goes after the next sign-in', async () => {
      await page.context().route('**/v1/hazards/*', (route) => route.abort('connectionreset'))
      await fill('演示：退出之后')
      await on(page, 'send-report').tap()
      await on(page, 'tab-me').tap()
      await on(page, 'sign-out').tap()
      await page.locator('.van-dialog__confirm').tap()
      await on(page, 'login').waitFor()
      await page.context().unroute('**/v1/hazards/*')
      await page.waitForTimeout(1500)
      must((await known('演示：退出之后')).length === 0, 'nobody sends it while nobody is signed in')
      await signIn(page, house.address, 'field', member)
      await until(async () => (await known('演示：退出之后')).length === 1, 'it has arrived')
      must((await office.get('/v1/unsent')).items.length === 0, 'the desk misses nothing')
      mustBeCalm(page)
    })
  })
}

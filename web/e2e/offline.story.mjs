// SPDX-License-Identifier: Apache-2.0
// A basement without network: the visit is made from what the phone keeps, waits in the outbox and reaches the server
// exactly once, though the answer to its first sending is lost on the way.
import { join } from 'node:path'
import { Api } from './api.mjs'
import { fail, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { root } from './house.mjs'
import { must, tell, until } from './story.mjs'

const photo = join(root, 'demo/photos/before_blocked_passage.png')

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const place = await office.addRestaurant(member.region, '演示餐馆·地下室')
  const owner = (await Api.signIn(house.address, member)).session.person.id
  const unsent = async () => (await office.get('/v1/unsent')).items.find((one) => one.person === owner)?.unsent ?? 0
  const visits = async () => (await office.get(`/v1/inspections?place=${place.id}`)).items

  await tell(told, 'A visit made without network is sent once there is one, exactly once', shown, async (step) => {
    pages.member = await phone(browser, { at: place.position.at, worker: true })
    const page = pages.member
    const card = on(page, 'place-card').filter({ hasText: place.name })
    await step('the member signs in where there is network, and the phone keeps what it needs', async () => {
      await signIn(page, house.address, 'field', member)
      await card.waitFor()
      await page.evaluate(() => navigator.serviceWorker.ready)
      await until(() => page.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await page.waitForTimeout(4000)
    })
    await step('there is no network any more; the app opens all the same', async () => {
      await page.context().setOffline(true)
      await page.reload()
      await card.waitFor()
    })
    await step('the place is inspected, one fault with a photo', async () => {
      await card.tap()
      await on(page, 'inspect').tap()
      await fail(page, 'CA-15', photo)
      await readDown(page)
      await on(page, 'rest-fine').tap()
      await on(page, 'submit').tap()
      await on(page, 'notice-code').waitFor()
      await on(page, 'notice-done').tap()
    })
    await step('visit and photo wait in the outbox, and the server knows nothing', async () => {
      await on(page, 'tab-outbox').tap()
      for (const kind of ['photo', 'inspection']) await page.locator(`[data-testid="outbox-entry"][data-kind="${kind}"]`).waitFor()
      must((await visits()).length === 0, 'nothing has arrived')
    })
    await step('the network is back but weak: no photo gets through, and the desk sees that one entry is still on the phone', async () => {
      await page.context().route('**/v1/photos/*', (route) => route.abort('connectionreset'))
      await page.context().setOffline(false)
      await until(async () => (await unsent()) === 1, 'the desk knows of the entry')
      await page.context().setOffline(true)
      await page.context().unroute('**/v1/photos/*')
    })
    let sendings = 0
    await step('the network is back, but the answer to the first sending is lost', async () => {
      await page.context().route('**/v1/inspections/*', async (route) => {
        sendings += 1
        if (sendings > 1) return route.continue()
        await route.fetch()
        return route.abort('connectionreset')
      })
      await page.context().setOffline(false)
      await until(() => sendings === 1, 'the visit is sent')
      must((await visits()).length === 1, 'it has arrived')
    })
    await step('it is sent again by itself or by a tap, and the outbox is empty', async () => {
      await until(async () => {
        if (sendings > 1 && (await on(page, 'outbox-entry').count()) === 0) return true
        const button = on(page, 'send-now')
        if ((await button.count()) && (await button.isEnabled())) await button.tap().catch(() => undefined)
        return false
      }, 'the outbox is empty', 30_000)
      must((await on(page, 'outbox-count').count()) === 0, 'no number at the tab')
    })
    await step('the server has one visit and one hazard with its photo', async () => {
      const all = await visits()
      must(all.length === 1 && all[0].failed === 1, JSON.stringify(all))
      const { items } = await office.get(`/v1/hazards?place=${place.id}`)
      must(items.length === 1 && items[0].item === 'CA-15', JSON.stringify(items))
      const { steps } = await office.get(`/v1/hazards/${items[0].id}`)
      must(steps.filter((one) => one.photos.length === 1).length === 1, 'one step shows the photo')
      mustBeCalm(page)
    })
    await step('and the desk sees nothing unsent any more', async () => must((await unsent()) === 0, 'no gap is left'))
  })
}

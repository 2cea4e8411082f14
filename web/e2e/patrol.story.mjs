// SPDX-License-Identifier: Apache-2.0
// A dynamic patrol: the route is drawn at the desk, walked with the phone where there is no network, with a hazard on the way and a page that was
// killed in between; it arrives once, the desk sees what is left to be seen and not who walked.
import { Api } from './api.mjs'
import { desk, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const route_name = '示例巡查路线·集市一圈'
const stop_names = ['示例集市东门', '示例垃圾房', '示例金沙路南段']
/** Where the member walks, if the member wants that recorded. */
const way = [0, 1, 2].map((step) => ({ longitude: 121.07 + step / 1000, latitude: 32.06, accuracy: 8 }))
const hazard_text = '示例：井盖缺失，已用路锥围住'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const eyes = await Api.signIn(house.address, member)
  const routes = async () => (await eyes.get('/v1/patrol-routes?limit=200')).items
  // The demo has walked already.
  const before = new Set((await eyes.get('/v1/patrols/mine')).items.map((one) => one.id))
  const walked = async () => (await eyes.get('/v1/patrols/mine')).items.filter((one) => !before.has(one.id))
  /** A click at a share of the map's width and height. */
  const click = async (page, x, y) => {
    const map = page.getByTestId('route-form').getByTestId('route-map')
    const box = await map.boundingBox()
    await map.click({ position: { x: box.width * x, y: box.height * y } })
  }

  await tell(told, 'A patrol is walked without network and arrives once', shown, async (step) => {
    await step('at the desk a route is drawn: a market, a garbage point, a stretch of a road', async () => {
      pages.chief = await desk(browser)
      const page = pages.chief
      await signIn(page, house.address, 'desk', chief)
      await on(page, 'nav-patrols').click()
      await on(page, 'new-route').click()
      await on(page, 'route-name').fill(route_name)
      await page.getByTestId('route-form').getByTestId('route-map').locator('.gw-frame-grid').first().waitFor()
      for (const [index, name] of stop_names.entries()) {
        await on(page, 'add-stop').click()
        await on(page, 'stop-name').fill(name)
        await on(page, 'stop-look').fill('通道、用火、井盖')
        await click(page, 0.35 + 0.1 * index, 0.45)
        await until(async () => /^\d/.test(await on(page, 'stop-where').textContent()), 'the click says where it is')
      }
      await on(page, 'stop-segment').click()
      await click(page, 0.62, 0.6)
      await on(page, 'save-route').click()
      await on(page, 'route-form').waitFor({ state: 'hidden' })
      const card = on(page, 'route-card').filter({ hasText: route_name })
      await card.waitFor()
      must((await card.locator('[data-due="1"]').count()) === 3, 'nobody has seen anything yet')
      const made = (await routes()).find((one) => one.name === route_name)
      must(made.stops[2].to !== undefined && made.stops[0].to === undefined, JSON.stringify(made.stops))
    })
    await step('the member opens patrols where there is network, and the phone keeps the routes', async () => {
      pages.member = await phone(browser, { worker: true, at: { lng: way[0].longitude, lat: way[0].latitude } })
      await signIn(pages.member, house.address, 'field', member)
      await on(pages.member, 'patrol-card').tap()
      await on(pages.member, 'patrol-route').filter({ hasText: route_name }).waitFor()
      await pages.member.evaluate(() => navigator.serviceWorker.ready)
      await until(() => pages.member.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await pages.member.waitForTimeout(4000)
    })
    await step('there is no network any more; the patrol begins, and the first stop is seen', async () => {
      await pages.member.context().setOffline(true)
      await pages.member.reload()
      await on(pages.member, 'patrol-route').filter({ hasText: route_name }).getByTestId('patrol-start').tap()
      await on(pages.member, 'patrol-stop').filter({ hasText: stop_names[0] }).getByTestId('stop-seen').tap()
      await on(pages.member, 'patrol-stop').filter({ hasText: stop_names[0] }).and(pages.member.locator('[data-seen="1"]')).waitFor()
    })
    await step('the member has recorded where this patrol goes; it was off before', async () => {
      const { member: page } = pages
      must((await on(page, 'track-switch').getAttribute('aria-checked')) === 'false', 'it is off')
      await on(page, 'track-switch').tap()
      await page.locator('[data-testid="track-switch"][aria-checked="true"]').waitFor()
      await page.waitForTimeout(1000)
      await page.context().setGeolocation(way[1])
      await page.waitForTimeout(1000)
    })
    await step('the page is killed; opened again, the patrol goes on where it was', async () => {
      const { context, faults } = { context: pages.member.context(), faults: pages.member.faults }
      must(faults.length === 0, faults.join('\n'))
      await pages.member.close()
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      page.faults = []
      page.on('pageerror', (error) => page.faults.push(String(error.stack ?? error)))
      pages.member = page
      await page.goto(`${house.address}/field/`)
      await page.locator('[data-testid="patrol-card"][data-running="1"]').tap()
      await until(async () => (await page.locator('[data-testid="patrol-stop"][data-seen="1"]').count()) === 1, 'one stop is seen')
      await page.locator('[data-testid="track-switch"][aria-checked="true"]').waitFor()
      await context.setGeolocation(way[2])
      await page.waitForTimeout(1000)
    })
    await step('a hazard is reported at the second stop, which is then seen, too', async () => {
      const page = pages.member
      const stop = on(page, 'patrol-stop').filter({ hasText: stop_names[1] })
      await stop.getByTestId('stop-report').tap()
      await until(async () => (await on(page, 'report-what').inputValue()).includes(stop_names[1]), 'it names the stop')
      must(!(await on(page, 'send-report').isEnabled()), 'the name of the stop alone says nothing')
      await on(page, 'report-what').fill(hazard_text)
      await on(page, 'send-report').tap()
      await on(page, 'patrol-hazards').waitFor()
      await stop.getByTestId('stop-seen').tap()
      await until(async () => (await page.locator('[data-testid="patrol-stop"][data-seen="1"]').count()) === 2, 'two stops are seen')
    })
    await step('it ends; patrol and hazard wait, and the server knows nothing', async () => {
      const page = pages.member
      await on(page, 'patrol-end').tap()
      await page.locator('.van-dialog__confirm').tap()
      await on(page, 'patrol-route').first().waitFor()
      await on(page, 'back').tap()
      await on(page, 'tab-outbox').tap()
      for (const kind of ['patrol', 'hazard', 'track']) await page.locator(`[data-testid="outbox-entry"][data-kind="${kind}"]`).waitFor()
      must((await walked()).length === 0, 'nothing has arrived')
    })
    let sendings = 0
    await step('the network is back, the answer to the first sending is lost, it is sent again', async () => {
      const page = pages.member
      await page.context().route('**/v1/patrols/0*', async (request) => {
        sendings += 1
        if (sendings > 1) return request.continue()
        await request.fetch()
        return request.abort('connectionreset')
      })
      await page.context().setOffline(false)
      await until(async () => {
        if (sendings > 1 && (await on(page, 'outbox-entry').count()) === 0) return true
        const button = on(page, 'send-now')
        if ((await button.count()) && (await button.isEnabled())) await button.tap().catch(() => undefined)
        return false
      }, 'the outbox is empty', 30_000)
    })
    await step('it is there once, with two stops and the hazard that was found on the way', async () => {
      const all = await walked()
      must(all.length === 1 && all[0].seen.length === 2 && all[0].hazards.length === 1 && all[0].hazards[0].arrived, JSON.stringify(all))
      const { hazard } = await eyes.get(`/v1/hazards/${all[0].hazards[0].id}`)
      must(hazard.source === 'patrol' && hazard.description === hazard_text, JSON.stringify(hazard))
    })
    await step('the desk sees at once what is left to be seen, and nowhere who walked', async () => {
      const card = on(pages.chief, 'route-card').filter({ hasText: route_name })
      await until(async () => (await card.locator('[data-due="1"]').count()) === 1, 'one stop is left', 15_000)
      must((await card.locator('[data-due="1"]').textContent()).includes(stop_names[2]), 'it is the road')
      const office = await Api.signIn(house.address, chief)
      must((await office.get('/v1/patrols/mine')).items.length === 0, 'the chief sees no patrol of another')
      must(!(await card.textContent()).includes(eyes.session.person.name), 'no name stands there')
    })
    await step('where it went is there for its owner, on the small map, and for nobody else', async () => {
      const [{ id }] = await walked()
      const { points } = await eyes.get(`/v1/patrols/${id}/track`)
      must(points.length === 3 && Object.keys(points[0]).join() === 'lng,lat', JSON.stringify(points))
      for (const account of [chief, house.first('administrator'), house.first('safety_office')])
        must((await (await Api.signIn(house.address, account)).call('GET', `/v1/patrols/${id}/track`)).status === 404, `${account.role} sees none`)
      const page = pages.member
      await on(page, 'tab-today').tap()
      await on(page, 'patrol-card').tap()
      await on(page, 'track-show').tap()
      await on(page, 'route-passed').waitFor({ state: 'attached' })
      await on(page, 'track-forget').tap()
      await page.locator('.van-dialog__confirm').tap()
      await on(page, 'track-show').waitFor({ state: 'hidden' })
      must((await eyes.call('GET', `/v1/patrols/${id}/track`)).status === 404, 'deleted at once')
      must((await walked()).length === 1, 'the patrol stays')
    })
    await step('and the record is whole', async () => {
      await house.stop()
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verified')
      mustBeCalm(pages.chief)
    })
  })
}

// SPDX-License-Identifier: Apache-2.0
// The morning: the desk asks for a visit; the phone shows it with its reason among what is due, runs out or was begun, with and without network;
// its owner changes the order and what waits for another day; what is done is gone.
import { Api, newUlid } from './api.mjs'
import { desk, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const why = '演示：群众反映后门上锁'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const places = (await office.get(`/v1/places?within=${member.region}&type=restaurant&limit=200`)).items
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  // Due last of all: an earlier story may have moved the clock by days.
  const quiet = places.filter((one) => one.due_on > today && one.open_hazards === 0).sort((a, b) => b.due_on.localeCompare(a.due_on))[0]
  must(quiet, 'the demo has a restaurant that needs nothing today')
  const due = await office.addRestaurant(member.region, '演示餐馆·该查了')
  const found = await office.addRestaurant(member.region, '演示餐馆·今天到期')
  const report = { source: 'patrol', place: found.id, description: '演示：灭火器被遮挡', result_class: 'G1', found_at: new Date().toISOString(), photos: [] }
  await office.put(`/v1/hazards/${newUlid()}`, report)
  const asked = async () => (await office.get(`/v1/places/${quiet.id}`)).place.asked

  await tell(told, 'The day says what is needed and why, and is its owner’s to arrange', shown, async (step) => {
    const need = (id) => pages.member.locator(`[data-testid="need"][data-key="${id}"]`)
    const reason = (id, kind) => need(id).locator(`[data-testid="reason"][data-kind="${kind}"]`)
    const order = () => pages.member.locator('[data-testid="need"]').evaluateAll((all) => all.map((one) => one.dataset.key))
    const reload = async () => {
      await pages.member.reload()
      await on(pages.member, 'today').waitFor()
    }

    await step('a member has the app open; a place that needs nothing is not on the day', async () => {
      pages.member = await phone(browser, { at: quiet.position.at, worker: true })
      await signIn(pages.member, house.address, 'field', member)
      await reason(due.id, 'due').waitFor()
      must((await need(quiet.id).count()) === 0, 'nothing is needed there')
      await pages.member.evaluate(() => navigator.serviceWorker.ready)
      await until(() => pages.member.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await pages.member.waitForTimeout(4000)
    })
    await step('the desk asks for a visit, with a reason and a day', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', house.first('command_operator'))
      await pages.desk.goto(`${house.address}/desk/places/${quiet.id}`)
      await on(pages.desk, 'ask-visit').click()
      await on(pages.desk, 'asked-why').fill(why)
      await on(pages.desk, 'ask-go').click()
      await on(pages.desk, 'asked').filter({ hasText: why }).waitFor()
      must((await asked())?.why === why, 'the house has it')
    })
    await step('the phone shows it with its reason; another is due, a third has a deadline today', async () => {
      await pages.member.evaluate(() => window.dispatchEvent(new Event('online')))
      await reason(quiet.id, 'asked').filter({ hasText: why }).waitFor()
      await reason(found.id, 'deadline').waitFor()
      must((await need(found.id).count()) === 1 && (await reason(found.id, 'due').count()) === 1, 'a place stands there once, with all its reasons')
    })
    await step('without network, after a reload, it is the same', async () => {
      const before = await order()
      await pages.member.context().setOffline(true)
      await reload()
      await reason(quiet.id, 'asked').filter({ hasText: why }).waitFor()
      await until(async () => JSON.stringify(await order()) === JSON.stringify(before), 'the same in the same order')
    })
    await step('moved by its buttons, it stays where it was put, also after a reload', async () => {
      const [first, second, ...others] = await order()
      await on(pages.member, 'arrange').tap()
      await need(first).getByTestId('need-down').tap()
      const wanted = JSON.stringify([second, first, ...others])
      await until(async () => JSON.stringify(await order()) === wanted, 'the first is the second')
      await reload()
      await until(async () => JSON.stringify(await order()) === wanted, 'and stays so')
    })
    await step('put off to tomorrow it waits apart, and comes back when it is taken back', async () => {
      await on(pages.member, 'arrange').tap()
      await need(due.id).getByTestId('need-off').tap()
      await on(pages.member, 'off-go').tap()
      await need(due.id).waitFor({ state: 'detached' })
      await reload()
      must((await need(due.id).count()) === 0, 'it waits')
      await on(pages.member, 'put-off').locator('summary').tap()
      await on(pages.member, 'take-back').tap()
      await need(due.id).waitFor()
    })
    await step('the map has its places, and a tapped one says why', async () => {
      await on(pages.member, 'today-map').tap()
      // By force: a place that an earlier story added may lie on top of it, and a tap tells all that are under the finger.
      await pages.member.locator(`[data-testid="sketch-spot"][data-key="${quiet.id}"]`).click({ force: true })
      await on(pages.member, 'map-chosen').filter({ hasText: why }).waitFor()
      await on(pages.member, 'today-list').tap()
    })
    await step('the hazards of the area are there without network, too', async () => {
      await on(pages.member, 'tab-hazards').tap()
      await on(pages.member, 'hazard-card').filter({ hasText: '演示：灭火器被遮挡' }).waitFor()
      await on(pages.member, 'tab-today').tap()
    })
    await step('visited without network, it is gone from the day at once', async () => {
      await need(quiet.id).getByTestId('place-card').tap()
      await on(pages.member, 'inspect').tap()
      await readDown(pages.member)
      await on(pages.member, 'rest-fine').tap()
      await on(pages.member, 'submit').tap()
      await on(pages.member, 'today').waitFor()
      await need(quiet.id).waitFor({ state: 'detached' })
      must(Boolean(await asked()), 'the house does not know yet')
    })
    await step('with the network the visit ends what was asked, on the phone and at the desk', async () => {
      await pages.member.context().setOffline(false)
      await pages.member.evaluate(() => window.dispatchEvent(new Event('online')))
      await until(async () => !(await asked()), 'the house has the visit')
      await on(pages.desk, 'asked').waitFor({ state: 'detached' })
      await on(pages.desk, 'ask-visit').waitFor()
      must((await need(quiet.id).count()) === 0, 'it stays away')
    })
    await step('a visit that is asked for and taken back is gone from the phone', async () => {
      await on(pages.desk, 'ask-visit').click()
      await on(pages.desk, 'asked-why').fill(why)
      await on(pages.desk, 'ask-go').click()
      await on(pages.desk, 'asked').waitFor()
      await pages.member.evaluate(() => window.dispatchEvent(new Event('online')))
      await reason(quiet.id, 'asked').waitFor()
      await on(pages.desk, 'asked-back').click()
      await on(pages.desk, 'asked-back-go').click()
      await on(pages.desk, 'asked').waitFor({ state: 'detached' })
      await pages.member.evaluate(() => window.dispatchEvent(new Event('online')))
      await need(quiet.id).waitFor({ state: 'detached' })
      mustBeCalm(pages.member, pages.desk)
    })
    await step('gridward verify finds no difference', async () => {
      await house.stop()
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verified')
    })
  })
}

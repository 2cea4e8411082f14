// SPDX-License-Identifier: Apache-2.0
// One shop stands here twice. While a member's phone has no network, and a visit to the double waits on it, the desk merges the double into the right
// one: the visit is taken, the phone's page of the double leads to the right place, and so does the code at its door, with and without network.
import { join } from 'node:path'
import { Api } from './api.mjs'
import { desk, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const office = await Api.signIn(house.address, chief)
  const twin = await office.addRestaurant(member.region, '演示重名面馆（导入）')
  const right = await office.addRestaurant(member.region, '演示重名面馆')
  const code = await office.get(`/v1/places/${twin.id}/code`)
  const picture = join(house.folder, 'twin.png')

  await tell(told, 'A shop that stands here twice is merged into one, also under a visit on its way', shown, async (step) => {
    const visitOf = async (id) => (await office.get(`/v1/places/${id}`)).inspections.length
    const open = (path) => pages.member.goto(`${house.address}/field${path}`)
    const settled = async () => {
      await pages.member.evaluate(() => navigator.serviceWorker.ready)
      await until(() => pages.member.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await pages.member.waitForTimeout(3500)
    }

    await step('a member has both on the phone, and has opened the double', async () => {
      pages.member = await phone(browser, { at: twin.position.at, worker: true })
      await signIn(pages.member, house.address, 'field', member)
      await on(pages.member, 'today').waitFor()
      await settled()
      await open(`/places/${twin.id}`)
      await on(pages.member, 'inspect').waitFor()
    })
    await step('without network the double is visited; the visit waits', async () => {
      await pages.member.context().setOffline(true)
      await on(pages.member, 'inspect').tap()
      await readDown(pages.member)
      await on(pages.member, 'rest-fine').tap()
      await on(pages.member, 'submit').tap()
      await on(pages.member, 'outbox-count').waitFor()
    })
    await step('the desk finds the two and merges the double into the right one', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', chief)
      await pages.desk.goto(`${house.address}/desk/places/codes?within=${member.region}`)
      await on(pages.desk, 'place-code').filter({ hasText: twin.name }).screenshot({ path: picture })
      await pages.desk.goto(`${house.address}/desk/places/${twin.id}`)
      await on(pages.desk, 'merge-place').click()
      await pages.desk.locator('[data-testid="filter-place"] input').fill('演示重名')
      await pages.desk.locator('.el-select-dropdown__item').filter({ hasText: right.name }).click()
      await on(pages.desk, 'merge-right').filter({ hasText: right.name }).waitFor()
      await on(pages.desk, 'merge-go').click()
      await on(pages.desk, 'merged-into').filter({ hasText: right.name }).waitFor()
      must((await on(pages.desk, 'merge-place').count()) === 0, 'once is enough')
      await on(pages.desk, 'merged-into').locator('a').click()
      await on(pages.desk, 'took-in').filter({ hasText: twin.name }).waitFor()
    })
    await step('with the network the visit is taken, and stands on both pages', async () => {
      await pages.member.context().setOffline(false)
      await pages.member.evaluate(() => window.dispatchEvent(new Event('online')))
      await until(async () => (await visitOf(twin.id)) === 1 && (await visitOf(right.id)) === 1, 'shown at both')
      await on(pages.member, 'outbox-count').waitFor({ state: 'detached' })
    })
    await step('the double is gone from the phone; its page, kept from before, leads to the right one without network', async () => {
      await open('/places')
      await on(pages.member, 'place-search').fill('演示重名')
      await until(async () => (await on(pages.member, 'place-card').count()) === 1, 'one of the two')
      await pages.member.context().setOffline(true)
      await open(`/places/${twin.id}`)
      await on(pages.member, 'place-merged').filter({ hasText: right.name }).waitFor()
      must((await on(pages.member, 'inspect').count()) === 0, 'nobody begins a visit there')
      await on(pages.member, 'to-right-one').tap()
      await pages.member.waitForURL(`**/places/${right.id}`)
      await on(pages.member, 'inspect').waitFor()
    })
    await step('the code at its door leads to the right one: by picture and by hand, without network and with', async () => {
      for (const offline of [true, false]) {
        await pages.member.context().setOffline(offline)
        await open('/scan')
        await on(pages.member, 'code-photo').setInputFiles(picture)
        await pages.member.waitForURL(`**/places/${right.id}`)
        await open('/scan')
        await on(pages.member, 'typed-code').fill(code.by_hand)
        await on(pages.member, 'typed-go').tap()
        await pages.member.waitForURL(`**/places/${right.id}`)
      }
      mustBeCalm(pages.member, pages.desk)
    })
    await step('gridward verify finds no difference', async () => {
      await house.stop()
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verified')
    })
  })
}

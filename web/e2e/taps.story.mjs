// SPDX-License-Identifier: Apache-2.0
// A visit where nothing is wrong costs few taps, and none of them can be made without having seen the list.
import { Api } from './api.mjs'
import { countTaps, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const most_taps = 6

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const place = await office.addRestaurant(member.region, '演示餐馆·清汤')

  await tell(told, `A clean visit to a restaurant takes at most ${most_taps} taps`, shown, async (step) => {
    pages.member = await phone(browser, { at: place.position.at })
    const page = pages.member
    await signIn(page, house.address, 'field', member)
    const card = on(page, 'place-card').filter({ hasText: place.name })
    await card.waitFor()
    const taps = await countTaps(page)
    await step('from the list to the checklist', async () => {
      await card.tap()
      await on(page, 'inspect').tap()
    })
    await step('nothing can be confirmed before it has been on the screen', async () => {
      await on(page, 'rest-fine').waitFor()
      must(await on(page, 'rest-fine').isDisabled(), 'the button waits')
    })
    await step('read to the end, confirm, send', async () => {
      await readDown(page)
      await on(page, 'rest-fine').tap()
      await on(page, 'submit').tap()
      await on(page, 'places').waitFor()
    })
    const count = await taps()
    await step(`that was ${count} taps`, () => must(count > 0 && count <= most_taps, `${count} taps`))
    await step('the server has the visit without a fault', async () => {
      const { items } = await until(async () => {
        const found = await office.get(`/v1/inspections?place=${place.id}`)
        return found.items.length > 0 && found
      }, 'the visit has arrived')
      must(items.length === 1 && items[0].failed === 0 && items[0].not_seen === 0, JSON.stringify(items))
      mustBeCalm(page)
    })
  })
}

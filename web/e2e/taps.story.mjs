// SPDX-License-Identifier: Apache-2.0
// A visit where nothing is wrong costs few taps, and none of them can be made without having seen the list: on a slow phone over a slow
// network. The seconds are told and not judged here; bench/field_slow_phone judges them on a quiet machine.
import { Api } from './api.mjs'
import { mustBeCalm, on, phone, signIn } from './browser.mjs'
import { brake, cleanVisit, kbit_s, round_trip_ms, slower } from './slow_phone.mjs'
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
    await brake(page)
    let visit
    await step('from the list to "saved", and nothing can be confirmed before it has been on the screen', async () => {
      visit = await cleanVisit(page, place, async () => must(await on(page, 'rest-fine').isDisabled(), 'the button waits'))
    })
    await step(`that was ${visit?.taps} taps and ${visit?.seconds.toFixed(1)} s (${kbit_s} kbit/s, ${round_trip_ms} ms, a processor ${slower} times slower)`, () =>
      must(visit.taps > 0 && visit.taps <= most_taps, `${visit.taps} taps`))
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

// SPDX-License-Identifier: Apache-2.0
// The whole area is on the phone: cut while it loads it goes on, without network every place is found and opens, and what the office changes
// meanwhile comes as soon as there is a network.
import { Api, newUlid } from './api.mjs'
import { mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('command_operator'))
  const far = house.accounts.find((one) => one.role === 'grid_member' && one.region !== member.region)
  const made = {}
  for (const name of ['守望演示金沙餐厅', '守望演示将迁走的店', '守望演示将停业的店']) made[name] = await office.addRestaurant(member.region, name)
  const change = (place, more) => {
    const { id, name, type, address, region, position, gas, risk, version } = place
    return office.put(`/v1/places/${id}`, { name, type, address, region, position, gas, risk, version, ...more })
  }

  await tell(told, 'Every place of the area is found and opens without network, and changes come by themselves', shown, async (step) => {
    pages.member = await phone(browser, { at: made['守望演示金沙餐厅'].position.at, worker: true })
    const page = pages.member
    const card = (name) => on(page, 'place-card').filter({ hasText: name })
    const search = (words) => on(page, 'place-search').fill(words)
    const whole = (wanted) => until(async () => Boolean((await page.evaluate(kept))?.at) === wanted, 'the area is kept')
    let cuts = 0
    const bases = []
    page.on('response', (reply) => reply.url().includes('/v1/area/basemap') && bases.push(reply.status()))
    await step('the network goes while the area loads, and nothing is lost of what came', async () => {
      await page.context().route('**/v1/area/changes?**', (route) => {
        cuts += 1
        return route.abort('connectionreset')
      })
      await signIn(page, house.address, 'field', member)
      await until(() => cuts > 0, 'the load is cut')
      must((await page.evaluate(kept)).places.done, 'its places are kept')
      must(bases.length === 0, 'the base map does not come before the rest')
      await on(page, 'to-places').tap()
    })
    await step('it goes on where it was as soon as it can', async () => {
      let again = 0
      page.on('request', (request) => (again += /\/v1\/area\?/.test(request.url()) ? 1 : 0))
      await page.context().unroute('**/v1/area/changes?**')
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      await whole(true)
      must(again === 0, 'no place came twice')
      await until(async () => (await page.evaluate(keptBase))?.done, 'the base map is kept')
      must((await page.evaluate(keptBase)).sheets > 0, 'with its sheets')
      await page.evaluate(() => navigator.serviceWorker.ready)
      await until(() => page.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await page.waitForTimeout(4000)
    })
    await step('without network a place is found by its initials, by its address and by its code', async () => {
      await page.context().setOffline(true)
      await page.reload()
      await search('swysjsct')
      await card('守望演示金沙餐厅').waitFor()
      must((await on(page, 'place-card').count()) === 1, 'only that one')
      await search('演示路1号 迁走')
      await card('守望演示将迁走的店').waitFor()
      await search(made['守望演示将停业的店'].id.slice(-8))
      await card('守望演示将停业的店').waitFor()
    })
    await step('a place that was never opened opens', async () => {
      await card('守望演示将停业的店').tap()
      await on(page, 'inspect').waitFor()
      await page.goBack()
    })
    await step('the office moves one away, closes one, and a hazard is found in the third', async () => {
      await change(made['守望演示将迁走的店'], { region: far.region, position: undefined })
      await change(made['守望演示将停业的店'], { active: false })
      const report = { source: 'patrol', place: made['守望演示金沙餐厅'].id, description: '演示隐患', result_class: 'G1', found_at: new Date().toISOString(), photos: [] }
      await office.put(`/v1/hazards/${newUlid()}`, report)
    })
    await step('with the network the phone has it right', async () => {
      await page.context().setOffline(false)
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      await search('守望演示')
      await until(async () => (await on(page, 'place-card').count()) === 1, 'one of the three is left')
      await card('守望演示金沙餐厅').filter({ hasText: '1' }).waitFor()
      await page.context().setOffline(true)
      await page.reload()
      await search('守望演示')
      await card('守望演示金沙餐厅').waitFor()
      must((await on(page, 'place-card').count()) === 1, 'and keeps it')
      await page.context().setOffline(false)
    })
    await step('whoever signs out leaves nothing of the area behind', async () => {
      await on(page, 'tab-me').tap()
      await on(page, 'sign-out').tap()
      await on(page, 'login').waitFor()
      must((await page.evaluate(kept)) === undefined, 'the area is gone')
      must((await page.evaluate(keptBase)) === undefined, 'the base map too')
      mustBeCalm(page)
    })
  })
}

/** How far it has got with the base map. */
const keptBase = () => new Promise((done, fail) => {
  const opening = indexedDB.open('gridward-area')
  opening.onerror = () => fail(opening.error)
  opening.onsuccess = () => {
    const from = opening.result.transaction(['base_state', 'base_sheets'])
    const state = from.objectStore('base_state').get('area')
    const sheets = from.objectStore('base_sheets').count()
    from.oncomplete = () => {
      opening.result.close()
      done(state.result && { ...state.result, sheets: sheets.result })
    }
  }
})

/** How far the phone has got with its area. */
const kept = () => new Promise((done, fail) => {
  const opening = indexedDB.open('gridward-area')
  opening.onerror = () => fail(opening.error)
  opening.onsuccess = () => {
    const asked = opening.result.transaction('state').objectStore('state').get('area')
    asked.onsuccess = () => {
      opening.result.close()
      done(asked.result)
    }
  }
})

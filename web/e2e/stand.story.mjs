// SPDX-License-Identifier: Apache-2.0
// A colleague stands in: never without the server's word, with the area on the phone while it lasts and no longer, ended early by who stands
// in, arranged for a member at the desk.
import { Api } from './api.mjs'
import { desk, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const kept = '代班演示餐馆'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  house.startMorning()
  await house.serve()
  const member = house.first('grid_member')
  const colleague = house.accounts.find((one) => one.role === 'grid_member' && one.region !== member.region && one.region.slice(0, 12) === member.region.slice(0, 12))
  const office = await Api.signIn(house.address, house.first('command_operator'))
  await office.addRestaurant(member.region, kept)
  const names = {}
  for (const [who, account] of Object.entries({ member, colleague })) names[who] = (await Api.signIn(house.address, account)).session.person.name
  const fresh = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')))
  const found = async (page) => {
    await fresh(page)
    if (!(await on(page, 'place-search').isVisible())) {
      if (!(await on(page, 'tab-today').isVisible())) await on(page, 'back').tap()
      await on(page, 'tab-today').tap()
      await on(page, 'to-places').tap()
    }
    await on(page, 'place-search').fill(kept)
    await page.waitForTimeout(400)
    return on(page, 'place-card').filter({ hasText: kept }).count()
  }
  const openForm = async (page) => {
    await on(page, 'tab-me').tap()
    await on(page, 'stand-open').tap()
    await on(page, 'stand-passes').waitFor()
  }
  const ask = async (page) => {
    await on(page, 'stand-colleague').filter({ hasText: names.colleague }).first().tap()
    await on(page, 'stand-go').tap()
  }
  const sure = (page) => page.getByRole('dialog').getByRole('button').last().tap()

  await tell(told, 'A colleague stands in for some days and sees the area as long as it lasts', shown, async (step) => {
    await step('the colleague sees nothing of the other grid', async () => {
      pages.colleague = await phone(browser, {})
      await signIn(pages.colleague, house.address, 'field', colleague)
      must((await found(pages.colleague)) === 0, 'the place is not there')
    })
    await step('without a network nothing is arranged, and the page says so', async () => {
      pages.member = await phone(browser, {})
      const page = pages.member
      await signIn(page, house.address, 'field', member)
      await openForm(page)
      await on(page, 'passes-place').first().waitFor()
      await page.context().setOffline(true)
      await ask(page)
      await on(page, 'stand-offline').waitFor()
      await page.context().setOffline(false)
      must((await office.get(`/v1/substitutions?within=${member.region}`)).items.length === 0, 'the server knows of none')
    })
    await step('with the server\'s word it is arranged for today', async () => {
      await on(pages.member, 'stand-go').tap()
      const row = on(pages.member, 'stand-row')
      await row.filter({ hasText: names.colleague }).waitFor()
      must((await row.getAttribute('data-state')) === 'running', 'it has begun')
      must((await row.getAttribute('data-side')) === 'given', 'and was given')
    })
    await step('the area on the colleague\'s phone follows by itself', async () => {
      await until(async () => (await found(pages.colleague)) === 1, 'the place is there')
      await on(pages.colleague, 'tab-me').tap()
      await on(pages.colleague, 'stand-card').filter({ hasText: names.member }).waitFor()
    })
    await step('it ends by itself after its last day', async () => {
      house.moveClock(24)
      await until(async () => (await found(pages.colleague)) === 0, 'the place is gone', 40_000)
    })
    await step('arranged once more, who stands in ends it, and the area is gone at once', async () => {
      await pages.member.reload()
      await on(pages.member, 'stand-passes').waitFor()
      await ask(pages.member)
      await on(pages.member, 'stand-row').waitFor()
      await until(async () => (await found(pages.colleague)) === 1, 'the place is there again')
      await on(pages.colleague, 'tab-me').tap()
      await on(pages.colleague, 'stand-open').tap()
      await on(pages.colleague, 'stand-end').tap()
      await sure(pages.colleague)
      await until(async () => (await on(pages.colleague, 'stand-row').count()) === 0, 'it is over')
      await until(async () => (await found(pages.colleague)) === 0, 'the place is gone')
    })
    await step('at the desk the chief arranges it for the member, sees who stands in for whom, and ends it', async () => {
      pages.desk = await desk(browser)
      const page = pages.desk
      await signIn(page, house.address, 'desk', house.first('grid_chief', member.region))
      await page.goto(`${house.address}/desk/regions?within=${member.region}`)
      const person = (name) => on(page, 'person-row').filter({ hasText: name })
      await person(names.member).getByTestId('stand-in').first().click()
      await on(page, 'stand-passes').waitFor()
      await on(page, 'stand-form').getByRole('combobox').last().click()
      await page.getByRole('option').filter({ hasText: names.colleague }).first().click()
      await on(page, 'stand-go').click()
      await on(page, 'stand-row').filter({ hasText: names.colleague }).waitFor()
      await person(names.colleague).getByTestId('stands-in').filter({ hasText: names.member }).first().waitFor()
      await on(page, 'stand-end').click()
      await on(page, 'stand-end-go').click()
      await until(async () => (await on(page, 'stand-row').count()) === 0, 'it is over')
    })
    for (const page of Object.values(pages)) mustBeCalm(page)
    await house.stop()
    house.run('verify', '--data', house.data)
  })
}

// SPDX-License-Identifier: Apache-2.0
// Somebody who has left asks to be forgotten: name, number and account go for good, the record of the work stays and verifies.
import { desk, mustBeCalm, on, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  await tell(told, 'A person is forgotten and the record stays whole', shown, async (step) => {
    const leaver = house.accounts.filter((one) => one.role === 'grid_member').at(-1)
    const community = leaver.region.slice(0, 12)
    const row = () => on(pages.admin, 'person-row').filter({ hasText: leaver.login })
    const forget = async (page) => {
      await on(page, 'forget').click()
      must(!(await on(page, 'forget-go').isEnabled()), 'nothing is deleted by one careless click')
      await on(page, 'forget-sure').click()
      await on(page, 'forget-go').click()
    }
    await step('an administrator deletes name and number of a grid member', async () => {
      pages.admin = await desk(browser)
      await signIn(pages.admin, house.address, 'desk', house.first('administrator'))
      await pages.admin.goto(`${house.address}/desk/regions?within=${community}`)
      await row().getByTestId('edit-person').click()
      await forget(pages.admin)
      await until(async () => (await row().textContent()).includes('个人信息已删除'), 'the row says why it has no name')
      must(!(await row().textContent()).includes('****'), 'no number is left')
    })
    await step('who was forgotten cannot sign in', async () => {
      const tried = await fetch(`${house.address}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: leaver.login, password: leaver.password }) })
      must(tried.status === 401, `signing in is answered ${tried.status}`)
    })
    await step('the person in charge of a shop is forgotten, the shop stays', async () => {
      pages.office = await desk(browser, { locale: 'en' })
      await signIn(pages.office, house.address, 'desk', house.first('safety_office'))
      await on(pages.office, 'nav-places').click()
      await on(pages.office, 'place-row').first().getByRole('link').first().click()
      await on(pages.office, 'contact-phone').waitFor()
      await forget(pages.office)
      await until(async () => (await on(pages.office, 'contact-phone').count()) === 0, 'the number is gone')
      must(await on(pages.office, 'extinguishers').isVisible(), 'the place is still there')
    })
    await step('the house verifies', async () => {
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verify finds no difference')
      for (const page of Object.values(pages)) mustBeCalm(page)
    })
  })
}

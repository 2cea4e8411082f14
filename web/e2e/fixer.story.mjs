// SPDX-License-Identifier: Apache-2.0
// Whoever put a hazard right does not re-check it: neither the page nor the API lets them.
import { Api, newUlid } from './api.mjs'
import { mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell } from './story.mjs'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const what = '楼道口堆放纸箱，挡住半边通道'
  let id

  await tell(told, 'Who fixes a hazard does not close it', shown, async (step) => {
    await step('a grid member reports a hazard outside any visit', async () => {
      pages.member = await phone(browser)
      await signIn(pages.member, house.address, 'field', member)
      await on(pages.member, 'tab-report').tap()
      await on(pages.member, 'report-what').fill(what)
      await on(pages.member, `region-${member.region}`).tap()
      const sent = pages.member.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.url().includes('/v1/hazards/'))
      await on(pages.member, 'send-report').tap()
      const page = await (await sent).json()
      must(page.hazard.state === 'rectifying' && page.hazard.description === what, 'the server has it as entered')
      id = page.hazard.id
    })
    await step('the member clears it and says so', async () => {
      await pages.member.locator(`a[href$="${id}"]`).tap()
      await on(pages.member, 'act-done').tap()
      await on(pages.member, 'by-me').tap()
      await on(pages.member, 'save-step').tap()
      await pages.member.locator('[data-testid="hazard"][data-state="done"]').waitFor()
    })
    await step('the member is offered no re-check', async () => {
      await on(pages.member, 'act-noted').waitFor()
      must((await on(pages.member, 'act-recheck_passed').count()) === 0, 'no button to close it')
    })
    await step('and the API refuses one', async () => {
      const fixer = await Api.signIn(house.address, member)
      const { status, body } = await fixer.call('PUT', `/v1/hazards/${id}/steps/${newUlid()}`, { kind: 'recheck_passed', text: '' })
      must(status === 403 && body.code === 'hazard.fixer_rechecks', `${status} ${JSON.stringify(body)}`)
    })
    await step('the grid chief can close it', async () => {
      pages.chief = await phone(browser)
      await signIn(pages.chief, house.address, 'field', chief)
      await pages.chief.goto(`${house.address}/field/hazards/${id}`)
      await on(pages.chief, 'act-recheck_passed').tap()
      await on(pages.chief, 'save-step').tap()
      await pages.chief.locator('[data-testid="hazard"][data-state="closed"]').waitFor()
      mustBeCalm(pages.member, pages.chief)
    })
  })
}

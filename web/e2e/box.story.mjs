// SPDX-License-Identifier: Apache-2.0
// A grid member writes a complaint without a network; it goes by itself, the safety office answers, the member reads the answer; a
// colleague sees nothing of it.
import { desk, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { must, tell, until } from './story.mjs'

const words = '示例：同一次走访要填三遍，请合并。'
const reply = '示例：下周起只填一遍。'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  await tell(told, 'A complaint is heard and answered', shown, async (step) => {
    const member = house.first('grid_member')
    await step('a grid member writes it where there is no network', async () => {
      pages.member = await phone(browser, {})
      await signIn(pages.member, house.address, 'field', member)
      await on(pages.member, 'tab-me').tap()
      await on(pages.member, 'suggestions').tap()
      await on(pages.member, 'box-text').waitFor()
      await pages.member.context().setOffline(true)
      await on(pages.member, 'box-complaint').tap()
      await on(pages.member, 'box-text').fill(words)
      await on(pages.member, 'box-send').tap()
      await until(async () => (await on(pages.member, 'box-list').textContent()).includes('示例：同一次走访'), 'it is kept')
    })
    await step('it is sent by itself once there is one', async () => {
      await pages.member.context().setOffline(false)
      await on(pages.member, 'box-entry').filter({ hasText: words }).waitFor()
    })
    await step('the safety office reads it at the desk and answers', async () => {
      pages.office = await desk(browser)
      await signIn(pages.office, house.address, 'desk', house.first('safety_office'))
      await on(pages.office, 'nav-suggestions').click()
      const card = on(pages.office, 'suggestion').filter({ hasText: words })
      await card.getByTestId('answer-text').fill(reply)
      await card.getByTestId('answer-go').click()
      await until(async () => (await card.textContent()).includes(reply), 'the answer stands there')
    })
    await step('the member reads the answer, a colleague sees neither', async () => {
      await pages.member.reload()
      await on(pages.member, 'box-answer').filter({ hasText: reply }).waitFor()
      pages.colleague = await phone(browser, { locale: 'en' })
      await signIn(pages.colleague, house.address, 'field', house.accounts.filter((one) => one.role === 'grid_member').at(-2))
      await on(pages.colleague, 'tab-me').tap()
      await on(pages.colleague, 'suggestions').tap()
      await pages.colleague.getByText('Nothing written yet').waitFor()
      for (const page of Object.values(pages)) mustBeCalm(page)
    })
  })
}

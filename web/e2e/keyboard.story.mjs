// SPDX-License-Identifier: Apache-2.0
// The field app with a keyboard alone, as somebody with a screen reader uses it: the order is that of the screen, where one is can be seen, a
// new page begins with its title, a sheet keeps the focus and gives it back, and what went wrong or well is said.
import { on, phone } from './browser.mjs'
import { must, tell, until } from './story.mjs'

/** Runs in the page: what has the focus, whether that can be seen, and where it stands. */
function focused() {
  const element = document.activeElement
  const label = element.matches('.gw-sr') ? element.closest('label') : element
  const { outlineStyle, outlineWidth } = getComputedStyle(label)
  const { top, bottom, left } = label.getBoundingClientRect()
  const fixed = element.closest('.tabs, .bottom-bar, .duty')
  return {
    id: element.dataset.testid ?? '', tag: element.tagName, text: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30), sheet: Boolean(element.closest('[aria-modal="true"]')),
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, place: fixed ? undefined : { top: top + scrollY, bottom: bottom + scrollY, left },
  }
}
/** What Tab passes from here until it leaves the page or comes to `end`. */
async function tabbed(page, end, most = 60) {
  const passed = []
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate(focused)
    if (now.tag === 'BODY') break
    passed.push(now)
    if (now.id === end) return passed
  }
  must(!end, `Tab comes to ${end}: ${passed.map((one) => one.id || one.text).join(', ')}`)
  return passed
}
/** Down the screen, and along a line from the left. */
function mustFollowTheScreen(passed) {
  for (const one of passed) must(one.seen, `the focus on ${one.tag} "${one.text}" can be seen`)
  const placed = passed.filter((one) => one.place)
  placed.slice(1).forEach((one, at) => {
    const before = placed[at]
    const below = one.place.top >= before.place.top - 1 || one.place.bottom > before.place.bottom
    must(below || one.place.left > before.place.left, `"${one.text}" comes after "${before.text}" on the screen as for Tab`)
  })
}
const heading = (page, words) => until(async () => {
  const { tag, text } = await page.evaluate(focused)
  return tag === 'H1' && text.length > 0 && (await page.title()).startsWith(words ?? text)
}, `the focus is on the title of the page${words ? `, ${words}` : ''}`)

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  await tell(told, 'A keyboard and a screen reader are enough', shown, async (step) => {
    const page = (pages.member = await phone(browser))
    await step('signing in: the fields in their order, and a wrong password is said', async () => {
      await page.goto(`${house.address}/field/`)
      await on(page, 'login').waitFor()
      mustFollowTheScreen(await tabbed(page, 'login'))
      await page.keyboard.type(member.login)
      await page.keyboard.press('Tab')
      await page.keyboard.type('wrong')
      await page.keyboard.press('Enter')
      await page.locator('[role="alert"]:not(:empty)').waitFor()
      await on(page, 'password').fill(member.password)
      await on(page, 'password').press('Enter')
    })
    await step('today begins with its title, and Tab goes down the screen from there', async () => {
      await heading(page, '今天')
      await on(page, 'need').first().waitFor()
      const passed = await tabbed(page, 'tab-me')
      mustFollowTheScreen(passed)
      must(passed.some((one) => one.id === 'place-card') && passed.some((one) => one.id === 'tab-report'), 'cards and tabs are reached')
    })
    await step('a place and its list begin with the name of the place', async () => {
      await on(page, 'place-card').first().focus()
      await page.keyboard.press('Enter')
      await on(page, 'inspect').waitFor()
      await heading(page)
      mustFollowTheScreen(await tabbed(page, 'inspect'))
      await page.keyboard.press('Enter')
      await on(page, 'rest-fine').waitFor()
      await heading(page)
    })
    await step('a fault\'s sheet takes the focus, keeps it and gives it back', async () => {
      const button = page.locator('[data-testid^="fault-"]').first()
      await button.focus()
      const id = await button.getAttribute('data-testid')
      await page.keyboard.press('Enter')
      await on(page, 'fault-sheet').waitFor()
      must((await page.evaluate(focused)).sheet, 'the focus is in the sheet')
      const passed = await tabbed(page, undefined)
      must(passed.length > 3 && passed.every((one) => one.sheet && one.seen), `Tab stays in the sheet: ${passed.filter((one) => !one.sheet || !one.seen).map((one) => `${one.tag} ${one.id || one.text}`).join(', ')}`)
      await page.keyboard.press('Escape')
      await on(page, 'fault-sheet').waitFor({ state: 'hidden' })
      must((await page.evaluate(focused)).id === id, 'the focus is back where it was')
    })
    await step('a report is written and sent, and said to be kept', async () => {
      await page.goto(`${house.address}/field/report`)
      await on(page, 'report-what').waitFor()
      await heading(page)
      mustFollowTheScreen(await tabbed(page, 'report-what'))
      await page.keyboard.type('楼道堆满纸箱')
      const region = await page.locator('[data-testid^="region-"]').first().getAttribute('data-testid')
      mustFollowTheScreen(await tabbed(page, region))
      await page.keyboard.press('Space')
      mustFollowTheScreen(await tabbed(page, 'send-report'))
      await page.keyboard.press('Enter')
      await page.locator('[role="status"] [data-testid="toast"]').waitFor()
      await heading(page, '隐患')
    })
    await step('a question asked over the page keeps the focus too', async () => {
      await page.context().route('**/v1/hazards/*', (route) => route.abort('internetdisconnected'))
      await page.context().route('**/v1/session', (route) => route.abort('internetdisconnected'))
      await on(page, 'tab-report').focus()
      await page.keyboard.press('Enter')
      await on(page, 'report-what').fill('楼道堆满纸箱')
      await page.locator('[data-testid^="region-"]').first().press('Enter')
      await on(page, 'send-report').press('Enter')
      await heading(page, '隐患')
      await on(page, 'tab-me').focus()
      await page.keyboard.press('Enter')
      await on(page, 'sign-out').press('Enter')
      const dialog = page.getByRole('dialog', { name: /./ })
      await dialog.waitFor()
      await page.waitForTimeout(400)
      const passed = await tabbed(page, undefined, 8)
      must(passed.length === 2 && (await dialog.getByRole('button').count()) === 2, `Tab knows the two answers alone: ${passed.map((one) => one.id || one.text).join(', ')}`)
      await dialog.getByRole('button').first().press('Enter')
      await dialog.waitFor({ state: 'hidden' })
      await until(async () => (await page.evaluate(focused)).id === 'sign-out', 'the focus is back on what asked')
    })
  })
}

// SPDX-License-Identifier: Apache-2.0
// Every page of both apps, looked at by axe, which finds nothing, however small. Those of the field app also in the
// largest type, and in both sizes a thumb reaches everything; and at 200 % zoom nothing is cut off.
import { AxeBuilder } from '@axe-core/playwright'
import { desk, phone, signIn } from './browser.mjs'
import { cutOff } from './cut_off.mjs'
import { admin_pages, chooseIds, desk_pages, desk_signed_out, field_pages, field_signed_out, office_pages } from './pages.mjs'
import { largest_type, outOfReach, overfill, setType } from './reach.mjs'
import { must, tell } from './story.mjs'

const line = (one) => `${one.impact} ${one.id}: ${one.help} (${one.nodes.length}×, ${one.nodes[0].target.join(' ')})`

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const ids = await chooseIds(house, member)

  const axe = async (page) => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    must(violations.length === 0, violations.map(line).join('\n'))
  }
  // Whether a list is too long for its box depends on what the demo and the stories before left; here every one is.
  const scroll = async (page) => {
    const boxes = await page.evaluate(overfill)
    const { violations } = await new AxeBuilder({ page }).withRules('scrollable-region-focusable').analyze()
    must(violations.length === 0, `of ${boxes} overfull boxes: ${violations.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' '))).join('; ')}`)
  }
  const look = async (step, app, page, list) => {
    for (const one of list)
      await step(`${app} ${one.name}`, async () => {
        const stage = { page, address: house.address, ids }
        await one.show(stage)
        await axe(page)
        if (app !== 'field') return scroll(page)
        const reach = async (size) => {
          const bad = await outOfReach(page)
          must(bad.length === 0, `in ${size} type: ${bad.join('; ')}`)
        }
        await reach('normal')
        const cut = await cutOff(page)
        must(cut.length === 0, `at 200 % zoom: ${cut.join('; ')}`)
        await setType(page, largest_type)
        await reach('the largest')
        await axe(page)
        await setType(page, '1')
        await scroll(page)
      })
  }
  await tell(told, 'No page of the field app keeps anybody out', shown, async (step) => {
    pages.member = await phone(browser, { at: ids.at })
    await look(step, 'field', pages.member, field_signed_out)
    await signIn(pages.member, house.address, 'field', member)
    await look(step, 'field', pages.member, field_pages)
  })
  await tell(told, 'No page of the desk keeps anybody out', shown, async (step) => {
    pages.desk = await desk(browser)
    await look(step, 'desk', pages.desk, desk_signed_out)
    await signIn(pages.desk, house.address, 'desk', house.first('command_operator'))
    await look(step, 'desk', pages.desk, desk_pages)
    pages.office = await desk(browser)
    await signIn(pages.office, house.address, 'desk', house.first('safety_office'))
    await look(step, 'desk', pages.office, office_pages)
    pages.admin = await desk(browser)
    await signIn(pages.admin, house.address, 'desk', house.first('administrator'))
    await look(step, 'desk', pages.admin, admin_pages)
  })
}

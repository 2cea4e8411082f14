// SPDX-License-Identifier: Apache-2.0
// The spine of the product: two faults found in a restaurant, seen at the desk at once, one removed on the spot, the other
// overdue, climbing, put right by its owner, re-checked by a second person and closed; told to the group's robot, and proved.
import { join } from 'node:path'
import { Api } from './api.mjs'
import { desk, fail, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { root } from './house.mjs'
import { must, tell, until } from './story.mjs'
import { WecomFake } from './wecom-fake.mjs'

const place_name = '演示餐馆·灶台'
const alarm = { item: 'CA-08', text: '燃气报警器与自动切断阀', photo: join(root, 'demo/photos/before_gas_alarm.png') }
const exit = { item: 'CA-15', text: '安全出口与通道', photo: join(root, 'demo/photos/before_blocked_passage.png') }
const cleared = join(root, 'demo/photos/after_cleared.png')

/** The demo's own weeks are no news any more: the log is followed to its end before the group gets its robot. */
async function tellThePast(house) {
  house.configure()
  house.startMorning()
  await house.serve()
  await until(() => house.toldEverything(), 'the messages have followed the log', 60_000)
  await house.stop()
}

export default async function ({ told, house, browser, pages, shown }) {
  await tellThePast(house)
  const robot = new WecomFake('e2e-robot-key')
  const robot_address = await robot.start()
  // This desk stands on a wall and stays signed in while the clock is moved by days.
  house.configure(['desk_idle_minutes = 40000', `robot_base_url = "${robot_address}"`, '[[robots]]', 'region = "320612001"', `key = "${robot.key}"`])
  await house.serve()

  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const office = await Api.signIn(house.address, chief)
  const place = await office.addRestaurant(member.region, place_name)
  const hazardOf = async ({ item }) => (await office.get(`/v1/hazards?place=${place.id}&limit=10`)).items.find((one) => one.item === item)

  await tell(told, 'A hazard in a restaurant is found, fixed, re-checked and closed', shown, async (step) => {
    await step('the command centre has its desk open', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', house.first('command_operator'))
      await pages.desk.locator('.desk-live[data-state="open"]').waitFor()
      await on(pages.desk, 'just-now').waitFor()
      await pages.desk.evaluate(() => (window.neverReloaded = true))
    })
    await step('a grid member signs in on a phone', async () => {
      pages.member = await phone(browser, { at: place.position.at })
      await signIn(pages.member, house.address, 'field', member)
    })
    await step('the restaurant that is due stands among what the day needs, and says why', async () => {
      const card = on(pages.member, 'place-card').filter({ hasText: place_name })
      await card.locator('[data-testid="reason"][data-kind="due"]').waitFor()
      // By its name: a late position may still sort the list under the finger.
      await card.tap()
      await on(pages.member, 'inspect').tap()
    })
    await step('the gas alarm is not fitted: marked, with a photo', () => fail(pages.member, alarm.item, alarm.photo, () => on(pages.member, 'variant-absent').check()))
    await step('the exit is blocked: marked, with a photo', () => fail(pages.member, exit.item, exit.photo, () => on(pages.member, 'note').fill('通道摆桌椅')))
    await step('everything else has been looked at and is in order', async () => {
      await readDown(pages.member)
      await on(pages.member, 'rest-fine').tap()
      await on(pages.member, 'count-fail').waitFor()
      must((await on(pages.member, 'count-fail').textContent()).startsWith('2'), 'two faults on the review page')
      must((await on(pages.member, 'count-not-seen').textContent()).startsWith('0'), 'nothing left unseen')
    })
    await step('the visit is sent and the desk sees both hazards at once, without reloading', async () => {
      await on(pages.member, 'submit').tap()
      await on(pages.member, 'notice-done').tap()
      for (const { text } of [alarm, exit])
        await pages.desk.locator('[data-testid="just-now"] li[data-fresh="true"]', { hasText: place_name }).filter({ hasText: text }).waitFor({ timeout: 8000 })
      must(await pages.desk.evaluate(() => window.neverReloaded), 'the desk was not reloaded')
    })
    const { id: alarm_id, due } = await hazardOf(alarm)
    const { id: exit_id } = await hazardOf(exit)

    await step('the exit is cleared on the spot, with a photo, and closed', async () => {
      await on(pages.member, 'tab-hazards').tap()
      await pages.member.locator(`a[href$="${exit_id}"]`).tap()
      await on(pages.member, 'act-fixed_on_the_spot').tap()
      await on(pages.member, 'photo-input').setInputFiles(cleared)
      await on(pages.member, 'photo').waitFor()
      await on(pages.member, 'save-step').tap()
      await pages.member.locator('[data-testid="hazard"][data-state="closed"]').waitFor()
      await on(pages.member, 'back').tap()
    })
    await step('the alarm has a deadline of three days, explained at the desk', async () => {
      await on(pages.desk, 'just-now').locator(`a[href$="${alarm_id}"]`).first().click()
      await pages.desk.locator('li[data-kind="notice_given"]').waitFor()
      await on(pages.desk, 'deadline').waitFor()
      const hours = (Date.parse(due) - Date.parse((await hazardOf(alarm)).found_at)) / 3_600_000
      must(hours === 72, `72 hours to put it right, not ${hours}`)
    })
    await step('the group has heard of it from its robot, in one message within the limits', async () => {
      const heard = await until(() => robot.received.find(({ content }) => content.includes(place_name)), 'the robot tells of the restaurant')
      must(heard.content.includes(alarm.text) && heard.content.includes('限期整改'), `the message says what: ${heard.content}`)
      must(!robot.received.some(({ content }) => content.includes(exit.text) && content.includes(place_name)), 'what was cleared on the spot is nobody else’s news')
    })

    const lookAgain = async () => {
      await on(pages.member, 'tab-me').tap()
      await on(pages.member, 'tab-hazards').tap()
      await pages.member.locator(`a[href$="${alarm_id}"]`).waitFor()
    }
    const climbs = async (hours, climb, words) => {
      house.moveClock(hours)
      await until(async () => (await hazardOf(alarm)).climb === climb, `climb ${climb}`)
      await pages.desk.locator('.desk-hazard-head', { hasText: words }).waitFor()
      await lookAgain()
    }
    await step('a day passes, then another: it is not overdue yet', async () => {
      for (const hours of [24, 24]) {
        house.moveClock(hours)
        await on(pages.desk, 'nav-places').click()
        await on(pages.desk, 'place-table').waitFor()
        await lookAgain()
        must((await hazardOf(alarm)).climb === 'none', 'it has not climbed')
      }
      await pages.desk.goto(`${house.address}/desk/hazards/${alarm_id}`)
      await on(pages.desk, 'hazard-state').waitFor()
    })
    await step('past the deadline it climbs to the grid chief, seen at the desk', () => climbs(25, 'grid_chief', '网格长'))
    await step('a day later it climbs to the community', () => climbs(24, 'community', '社区'))
    await step('three days overdue it climbs to the sub-district', () => climbs(48, 'subdistrict', '街道'))
    await step('its time line at the desk tells all three', async () => must((await pages.desk.locator('li[data-kind="escalated"]').count()) === 3, 'three climbs in the time line'))

    await step('the grid chief records that the owner has fitted the alarm', async () => {
      pages.chief = await phone(browser)
      await signIn(pages.chief, house.address, 'field', chief)
      await pages.chief.goto(`${house.address}/field/hazards/${alarm_id}`)
      await on(pages.chief, 'act-done').tap()
      await on(pages.chief, 'by-place').tap()
      await on(pages.chief, 'step-text').fill('店方已装好报警器，通电测试正常')
      await on(pages.chief, 'photo-input').setInputFiles(cleared)
      await on(pages.chief, 'photo').waitFor()
      await on(pages.chief, 'save-step').tap()
      await pages.chief.locator('[data-testid="hazard"][data-state="done"]').waitFor()
    })
    await step('the desk sees that it waits for the re-check', () => pages.desk.locator('li[data-kind="done"]').waitFor())
    await step('the grid member, a second person, re-checks on site and closes it', async () => {
      await lookAgain()
      await on(pages.member, 'hazards-recheck').tap()
      await pages.member.locator(`a[href$="${alarm_id}"]`).tap()
      await on(pages.member, 'act-recheck_passed').tap()
      await on(pages.member, 'save-step').tap()
      await pages.member.locator('[data-testid="hazard"][data-state="closed"]').waitFor()
      await pages.desk.locator('li[data-kind="recheck_passed"]').waitFor()
    })
    await step('before and after stand side by side at the desk', async () => {
      const drawn = async () => pages.desk.locator('[data-testid="before-after"] img').evaluateAll((all) => all.filter((image) => image.complete && image.naturalWidth > 0).length)
      await until(async () => (await drawn()) >= 2, 'both photos are drawn')
    })
    await step('the robot was never sent more than it takes', () => must(robot.broken.length === 0, `broken: ${JSON.stringify(robot.broken)}`))
    await step('gridward verify finds no difference', async () => {
      mustBeCalm(pages.desk, pages.member, pages.chief)
      await house.stop()
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verified')
    })
  })
  await robot.stop()
}

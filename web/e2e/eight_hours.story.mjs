// SPDX-License-Identifier: Apache-2.0
// A day of eight hours without network: visits, hazards, photos, a phone killed again and again, its storage near full; then a network that
// cuts, delays, doubles and reorders. Afterwards everything is on the server exactly once. By itself a shorter day; EIGHT_HOURS=whole for all of it.
import { Api } from './api.mjs'
import { desk, mustBeCalm, on, signIn } from './browser.mjs'
import { BadNetwork, dice } from './eight_hours/bad_network.mjs'
import { Hand } from './eight_hours/hand.mjs'
import { Phone } from './eight_hours/phone.mjs'
import { hazardsOf, makeDay, photosOf, short, whole } from './eight_hours/plan.mjs'
import { allHazards, Proof } from './eight_hours/proof.mjs'
import { must, tell, until } from './story.mjs'

const size = process.env.EIGHT_HOURS === 'whole' ? whole : short
const seed = Number(process.env.EIGHT_HOURS_SEED ?? 20_261_130)
const hour_ms = 3_600_000
const rest = (ms) => new Promise((done) => setTimeout(done, ms))

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  house.moveClock(0)
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const { session } = await Api.signIn(house.address, member)
  const begin_ms = Date.parse(session.server_time) - Date.now()
  const network = new BadNetwork(house.address, { seed })
  await network.listen()
  const phone = new Phone(house.folder, network.address)
  phone.shift_ms = begin_ms
  phone.onStart = (page) => (pages.member = page)
  const roll = dice(seed + 1)
  pages.camera = await (await browser.newContext()).newPage()
  const hand = new Hand(phone, pages.camera)
  const day = await makeDay(size, office, member.region)
  const before = new Set((await allHazards(office, member.region)).map((one) => one.id))
  const unsent = async () => (await office.get('/v1/unsent')).items.find((one) => one.person === session.person.id)?.unsent ?? 0
  const window = { from: Date.now() + begin_ms - 60_000, to: Date.now() + begin_ms + 12 * hour_ms }
  let near_full = 0
  let made = 0

  /** Kills the phone after a moment and takes it up again. */
  const kill = async (longest_ms) => {
    await rest(roll() * longest_ms)
    await phone.kill()
    await phone.start()
    return true
  }
  /** Also what a kill broke off is brought to its end: it waits, or it is still to be done; never both, never neither. */
  const doVisit = async (one, at) => {
    if (await hand.visit(one, at)) {
      const kept = await hand.waits('inspection', one.place.name)
      must(kept <= 1, `${one.place.name} waits ${kept} times`)
      if (!kept) await hand.visit(one)
    }
    made += 1
  }
  const doReport = async (one, at) => {
    const title = one.place?.name ?? one.text
    if (await hand.report(one, member.region, at)) {
      const kept = await hand.waits('hazard', title)
      must(kept <= 1, `${title} waits ${kept} times`)
      if (!kept) await hand.report(one, member.region)
    }
    made += 1
  }
  /** Before the phone is full it is started with little room left; what does not fit is said, and nothing is shown as kept that is not. */
  const full = {
    photos: async (files) => {
      await phone.page.locator('[data-testid="photo-refused"] [data-fault="full"]').waitFor()
      must((await on(phone.page, 'photo').count()) === 0, 'nothing is shown as kept that is not')
      near_full += 1
      await phone.makeRoom()
      await on(phone.page, 'photo-input').setInputFiles(files)
    },
    before_send: async () => {
      await phone.fillUp()
      await on(phone.page, 'send-report').tap()
      await phone.page.locator('[data-code="phone.full"]').waitFor()
      near_full += 1
      await phone.makeRoom()
    },
  }
  const share = (part) => Math.floor(day.length * part)
  const next = (from, kind, fits = () => true) => day.findIndex((one, i) => i >= from && one.kind === kind && fits(one))
  const faulty = (one) => one.item !== undefined
  const trouble = new Map([
    [next(share(0.12), 'visit', faulty), { submit: () => kill(40) }],
    [next(share(0.25), 'visit', faulty), { room: 4_000, photos: full.photos }],
    [next(share(0.35), 'visit', faulty), { photos: () => kill(120) }],
    [next(share(0.5), 'report'), { send: () => kill(40) }],
    [next(share(0.65), 'report'), { room: 16_000_000, before_send: full.before_send }],
    [next(share(0.8), 'visit', faulty), { saved: () => kill(300) }],
  ])
  const work = async (from, to) => {
    for (const [i, one] of day.entries()) {
      if (i < from || i >= to) continue
      const at = trouble.get(i) ?? {}
      await phone.turnClock(begin_ms + (i / day.length) * 8 * hour_ms)
      if (at.room) await phone.restart(at.room)
      await (one.kind === 'visit' ? doVisit : doReport)(one, at)
    }
  }
  /** A network through which no work gets, only how much there is. */
  const glimpse = async () => {
    network.mode = 'glimpse'
    await phone.setOffline(false)
    let said
    await until(async () => (said = await unsent()) === made, `the desk knows of ${made} entries`, 30_000).catch((error) => {
      throw new Error(`${error.message}; it says ${said}; ${network.seen.slice(-3).map((one) => `${one.method} ${one.path} ${one.status}`)}`)
    })
    network.mode = 'off'
    await phone.setOffline(true)
  }

  try {
    await tell(told, 'Eight hours without network, then a bad one: everything is on the server exactly once', shown, async (step) => {
      await step('in the morning the phone takes its area along', async () => {
        await phone.start()
        await signIn(phone.page, phone.address, 'field', member)
        await until(() => network.seen.some((one) => one.path.startsWith('/v1/area/changes') && one.status === 200), 'the area is kept', 60_000)
        await phone.page.evaluate(() => navigator.serviceWorker.ready)
        await until(() => phone.page.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
        for (let before_n = -1; before_n !== network.seen.length; ) {
          before_n = network.seen.length
          await rest(3000)
        }
        network.mode = 'off'
        await phone.setOffline(true)
        await phone.restart()
        await hand.go('/outbox')
      })
      await step(`until noon: ${day.slice(0, share(0.5)).length} visits and reports, killed and full on the way`, () => work(0, share(0.5)))
      await step('at noon there is a glimpse of a network: the desk sees how many are on the phone', async () => {
        house.moveClock(4)
        await glimpse()
      })
      await step('until evening: the other half', () => work(share(0.5), day.length))
      const most = size.visits + size.reports
      await step(`in the evening the desk sees ${most} unsent, and none has come`, async () => {
        house.moveClock(4)
        await phone.turnClock(begin_ms + 8 * hour_ms)
        must(made === most, `${made} were made`)
        await glimpse()
        pages.desk = await desk(browser)
        await signIn(pages.desk, house.address, 'desk', house.first('command_operator'))
        await pages.desk.goto(`${house.address}/desk/regions?within=${member.region}`)
        await on(pages.desk, 'unsent-work').filter({ hasText: String(most) }).waitFor()
        const arrived = (await allHazards(office, member.region)).filter((one) => !before.has(one.id))
        must(arrived.length === 0, 'nothing has come yet')
      })
      await step('a network that tears every answer does not take the app away', async () => {
        network.mode = 'torn'
        await phone.setOffline(false)
        await hand.go('/outbox')
        await on(phone.page, 'outbox-entry').first().waitFor()
      })
      await step('a bad network: everything goes, though the phone is killed once more', async () => {
        network.mode = 'bad'
        const puts = () => network.seen.filter((one) => one.method === 'PUT').length
        const had = puts()
        await hand.go('/outbox')
        await phone.setOffline(false)
        await until(() => puts() > had + photosOf(size) / 3, 'a third of it is under way', 120_000)
        await kill(50)
        await hand.go('/outbox')
        await until(async () => {
          must((await unsent()) <= most, 'never more than were made')
          must((await phone.page.locator('[data-state="refused"]').count()) === 0, `nothing is refused: ${await on(phone.page, 'outbox').innerText().catch(() => '')}`)
          const button = on(phone.page, 'send-now')
          if ((await button.count()) && (await button.isEnabled().catch(() => false))) await button.tap({ timeout: 2000 }).catch(() => undefined)
          return (await on(phone.page, 'outbox-entry').count()) === 0 && (await phone.page.locator('.gw-empty').count()) > 0
        }, 'the outbox is empty', 240_000)
      })
      await step(`the network did: ${JSON.stringify(network.done)}`, () => must(network.faults > size.visits / 2, 'it was bad'))
      const proof = new Proof(office, hand.hashes, pages.camera)
      await step('every visit, hazard and photo is on the server once, as it was made', async () => {
        await network.close()
        for (const one of day.filter(({ kind }) => kind === 'visit')) await proof.visit(one, window)
        const fresh = (await allHazards(office, member.region)).filter((one) => !before.has(one.id))
        for (const one of day.filter(({ kind }) => kind === 'report')) await proof.report(one, fresh)
        must((await proof.photos()) === photosOf(size), `${photosOf(size)} photos`)
        must(fresh.length === hazardsOf(size), `${fresh.length} hazards are new`)
        must(proof.lost.length + proof.doubled.length === 0, `lost: ${proof.lost}; doubled: ${proof.doubled}`)
        const left = await unsent()
        must(left === 0, `the desk misses ${left}`)
        const figures = { visits: size.visits, hazards: hazardsOf(size), photos: proof.names.size, kills: phone.kills, 'near full': near_full, lost: proof.lost.length, doubled: proof.doubled.length }
        console.log(`    eight hours: ${Object.entries(figures).map(([name, n]) => `${name} ${n}`).join(', ')}, unsent ${most} → ${left}`)
      })
      await step('the phone shows the receipts, and `gridward verify` finds no difference', async () => {
        must((await phone.page.locator('[data-testid="receipts"] li').count()) === Math.min(20, most), 'the newest receipts')
        mustBeCalm(pages.desk)
        await house.stop()
        house.run('verify', '--data', house.data)
      })
    })
  } finally {
    await phone.end()
    await network.close().catch(() => undefined)
  }
}

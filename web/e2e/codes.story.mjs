// SPDX-License-Identifier: Apache-2.0
// The code at the door: printed at the desk, read as any reader would, scanned by the phone's camera, from a picture and by hand, without network
// too; a lost sticker ends with the next edition.
import { join } from 'node:path'
import { Api } from './api.mjs'
import { desk, launch, mustBeCalm, on, phone, signIn } from './browser.mjs'
import { decode, film } from './qr.mjs'
import { must, tell, until } from './story.mjs'

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const office = await Api.signIn(house.address, chief)
  const place = await office.addRestaurant(member.region, '演示门牌餐馆')
  const codeOf = async () => office.get(`/v1/places/${place.id}/code`)
  const first = await codeOf()

  await tell(told, 'A place is known by the code at its door', shown, async (step) => {
    await step('the stickers of a grid are on the desk, and each is read as what it is', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', chief)
      await pages.desk.goto(`${house.address}/desk/places?within=${member.region}`)
      await on(pages.desk, 'print-codes').click()
      await on(pages.desk, 'place-code').filter({ hasText: place.name }).waitFor()
      const { items } = await office.get(`/v1/place-codes?within=${member.region}&limit=120`)
      const texts = (await pages.desk.locator('.desk-code-qr').evaluateAll((all) => all.map((one) => one.innerHTML))).map(decode)
      must(JSON.stringify(texts) === JSON.stringify(items.map((one) => one.text)), 'the drawn codes say what the server says')
    })
    await step('printed, twelve stand on a page of A4, and no menu', async () => {
      await pages.desk.emulateMedia({ media: 'print' })
      must(!(await on(pages.desk, 'codes-print').isVisible()), 'no button on paper')
      const stickers = await on(pages.desk, 'place-code').count()
      const pdf = (await pages.desk.pdf({ preferCSSPageSize: true, printBackground: false })).toString('latin1')
      const sheets = (pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length
      must(sheets === Math.ceil(stickers / 12), `${stickers} stickers on ${sheets} pages`)
      await pages.desk.emulateMedia({ media: 'screen' })
    })
    const picture = join(house.folder, 'sticker.png')
    await step('a picture of the sticker opens the place on the phone, with network', async () => {
      await on(pages.desk, 'place-code').filter({ hasText: place.name }).screenshot({ path: picture })
      pages.member = await phone(browser, { at: place.position.at, worker: true })
      await signIn(pages.member, house.address, 'field', member)
      await on(pages.member, 'place-card').first().waitFor()
      await pages.member.evaluate(() => navigator.serviceWorker.ready)
      await until(() => pages.member.evaluate(async () => Boolean(await caches.match('./'))), 'the app is kept')
      await pages.member.waitForTimeout(3500)
      await on(pages.member, 'scan').tap()
      await on(pages.member, 'no-camera').waitFor()
      await on(pages.member, 'code-photo').setInputFiles(picture)
      await pages.member.waitForURL(`**/places/${place.id}`)
    })
    await step('and without: by picture, and by what stands below the code', async () => {
      await pages.member.context().setOffline(true)
      await pages.member.goto(`${house.address}/field/scan`)
      await on(pages.member, 'code-photo').setInputFiles(picture)
      await pages.member.waitForURL(`**/places/${place.id}`)
      await on(pages.member, 'inspect').waitFor()
      await pages.member.goto(`${house.address}/field/scan`)
      await on(pages.member, 'typed-code').fill(first.by_hand.toLowerCase())
      await on(pages.member, 'typed-go').tap()
      await pages.member.waitForURL(`**/places/${place.id}`)
    })
    await step('another code is refused in words', async () => {
      await pages.member.context().setOffline(false)
      const slip = join(house.folder, 'slip.png')
      await pages.desk.goto(`${house.address}/ledger/checkpoint.svg`)
      await pages.desk.screenshot({ path: slip })
      await pages.member.goto(`${house.address}/field/scan`)
      await on(pages.member, 'code-photo').setInputFiles(slip)
      await pages.member.locator('[data-testid="scan-result"][data-kind="not_a_code"]').waitFor()
      await on(pages.member, 'typed-code').fill('ZZZZ ZZZZ')
      await on(pages.member, 'typed-go').tap()
      await pages.member.locator('[data-kind="none_typed"]').waitFor()
    })
    await step('the sticker is lost: the chief renews the code', async () => {
      await pages.desk.goto(`${house.address}/desk/places/${place.id}`)
      await on(pages.desk, 'renew-code').click()
      await on(pages.desk, 'renew-go').click()
      await until(async () => (await on(pages.desk, 'code-edition').textContent()).includes('2'), 'the second edition')
      const second = await codeOf()
      must(second.edition === 2 && second.text !== first.text && second.by_hand === first.by_hand, JSON.stringify(second))
    })
    await step('the old sticker says that it has ended, and still does without network', async () => {
      for (const offline of [false, true]) {
        await pages.member.context().setOffline(offline)
        await pages.member.goto(`${house.address}/field/scan`)
        await on(pages.member, 'code-photo').setInputFiles(picture)
        await pages.member.locator('[data-kind="ended"]').waitFor()
      }
      await on(pages.member, 'open-anyway').tap()
      await pages.member.waitForURL(`**/places/${place.id}`)
      await pages.member.context().setOffline(false)
      mustBeCalm(pages.member, pages.desk)
    })
    await step("the new one is read by the phone's camera", async () => {
      const shot = join(house.folder, 'door.y4m')
      film((await codeOf()).svg, shot)
      const seeing = await launch(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${shot}`])
      try {
        pages.camera = await phone(seeing, { at: place.position.at })
        await signIn(pages.camera, house.address, 'field', member)
        await on(pages.camera, 'scan').tap()
        await pages.camera.waitForURL(`**/places/${place.id}`, { timeout: 20_000 })
        mustBeCalm(pages.camera)
      } finally {
        await seeing.close()
        delete pages.camera
      }
    })
  })
}

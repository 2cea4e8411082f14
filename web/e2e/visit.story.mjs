// SPDX-License-Identifier: Apache-2.0
// A visit to a place with a past: what is open stands on top, nothing is passed unread, and what is known to be wrong is neither passed
// nor written down twice.
import { join } from 'node:path'
import jsqr from 'jsqr'
import { Api, newUlid } from './api.mjs'
import { answerOf, desk, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { root } from './house.mjs'
import { must, tell, until } from './story.mjs'

const photo = join(root, 'demo/photos/before_gas_alarm.png')

/** What the camera of another phone would read off this picture. */
async function readCode(page, png) {
  const { width, height, pixels } = await page.evaluate(async (source) => {
    const image = Object.assign(new Image(), { src: source })
    await image.decode()
    const pen = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')
    pen.drawImage(image, 0, 0)
    return { width: image.width, height: image.height, pixels: [...pen.getImageData(0, 0, image.width, image.height).data] }
  }, `data:image/png;base64,${png.toString('base64')}`)
  return (jsqr.default ?? jsqr)(Uint8ClampedArray.from(pixels), width, height)?.data
}

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const place = await office.addRestaurant(member.region, '演示餐馆·旧账')
  await office.put(`/v1/hazards/${newUlid()}`, {
    source: 'patrol', place: place.id, checklist: { id: 'restaurant', version: 1 }, item: 'CA-10', description: '熄火保护失效',
    result_class: 'G2', limit_hours: 72, photos: [], found_at: new Date().toISOString(),
  })

  await tell(told, 'A visit to a place with a past begins with what is open', shown, async (step) => {
    pages.member = await phone(browser, { at: place.position.at })
    const page = pages.member
    await signIn(page, house.address, 'field', member)
    await page.goto(`${house.address}/field/places/${place.id}/inspect`)
    await step('the open hazard stands on top', async () => {
      must((await on(page, 'top-hazard').textContent()).includes('熄火保护失效'), 'with its words')
    })
    await step('a group is confirmed only when all of it has been on the screen', async () => {
      must(await on(page, 'group-fine-escape').isDisabled(), 'the last groups have not been read')
      await readDown(page)
      await on(page, 'group-fine-escape').tap()
      must((await answerOf(page, 'CA-15')) === 'pass', 'what was read is passed')
    })
    await step('a fault says at once what follows and on what it rests, and the usual words fill the note', async () => {
      await on(page, 'fault-CA-08').tap()
      await on(page, 'fault-sheet').waitFor()
      must((await on(page, 'follows').getAttribute('data-key')) === 'G2' && (await on(page, 'follows').boundingBox()).y < 700, 'in sight without scrolling')
      await on(page, 'follows').locator('summary').tap()
      must((await on(page, 'follows').locator('details').textContent()).includes('安全生产法'), 'the law, one tap away')
      await on(page, 'phrase').first().tap()
      await on(page, 'phrase').nth(1).tap()
      await on(page, 'phrase').first().tap()
      must((await on(page, 'note').inputValue()) === (await on(page, 'phrase').nth(1).textContent()), 'a tap puts words in, another takes them out')
    })
    await step('a photo is asked for only where the checklist says so', async () => {
      must((await on(page, 'save-fault').isDisabled()) && (await on(page, 'photo-input').count()) === 1, 'a deadline needs a photo')
      await on(page, 'fixed').tap()
      must((await on(page, 'save-fault').isEnabled()) && (await on(page, 'photo-input').count()) === 0, 'put right at once it may do without')
      await on(page, 'save-fault').tap()
      await on(page, 'fault-CA-06').tap()
      await on(page, 'fault-sheet').waitFor()
      must((await on(page, 'photo-input').count()) + (await on(page, 'offer-photo').count()) === 0, 'no photo where the policy is never')
      await on(page, 'answer-na').tap()
    })
    await step('two extinguishers in one go: which one must go and why', async () => {
      await on(page, 'add-extinguisher').tap()
      await on(page, 'made').fill('201605')
      must((await on(page, 'extinguisher-sheet').getByTestId('why').textContent()).includes('满 10 年报废'), 'said before it is saved')
      await on(page, 'save-and-next').tap()
      await on(page, 'made').fill('202606')
      await on(page, 'save-extinguisher').tap()
      must((await page.locator('[data-testid="extinguishers"] [data-status="scrapped_required"]').count()) === 1, 'one must be scrapped')
      must((await page.locator('[data-testid="extinguishers"] [data-status="ok"]').count()) === 1, 'one is in order')
    })
    await step('the scrapped one goes into the item that asks for it, and is not typed again', async () => {
      await on(page, 'record-silent').tap()
      await on(page, 'fault-sheet').waitFor()
      must((await on(page, 'note').inputValue()).includes('2016-05'), 'its words are there')
      await on(page, 'photo-input').setInputFiles(photo)
      await on(page, 'photo').waitFor()
      await on(page, 'save-fault').tap()
      must((await answerOf(page, 'CA-14')) === 'fail' && (await on(page, 'silent-item').count()) === 0, 'the item says so now')
    })
    await step('the rest is confirmed without what is known to be wrong', async () => {
      await on(page, 'rest-fine').tap()
      await on(page, 'review-known').waitFor()
      must((await on(page, 'count-pass').textContent()).startsWith('16'), '16 of 20 are passed')
      await on(page, 'submit').tap()
    })
    await step('the notice is on the screen at once, in words a shopkeeper understands, and in its code', async () => {
      await on(page, 'notice').waitFor()
      const words = await on(page, 'notice').innerText()
      must(words.includes(place.name) && words.includes('当场已经改好') && words.includes('前改好'), 'what, and by when')
      must(words.includes('不是行政处罚'), 'a reminder, no order')
      await on(page, 'to-code').tap()
      await on(page, 'toast').waitFor({ state: 'hidden' })
      const { width } = await on(page, 'notice-code').boundingBox()
      must(width > 280, 'large enough for another phone to read')
      const text = await on(page, 'notice-code').getAttribute('data-text')
      must((await readCode(page, await on(page, 'notice-code').screenshot())) === text && text.includes(place.name), 'read off the screen, the code says it too')
      await on(page, 'notice-done').tap()
      await on(page, 'tab-today').waitFor()
    })
    await step('the server has the visit, and the hazard is still one', async () => {
      const { items } = await until(async () => {
        const found = await office.get(`/v1/inspections?place=${place.id}`)
        return found.items.length > 0 && found
      }, 'the visit has arrived')
      must(items[0].failed === 2 && items[0].not_seen === 1, JSON.stringify(items))
      must((await office.get(`/v1/places/${place.id}`)).hazards.length === 2, 'the old one and the extinguisher are open')
      mustBeCalm(page)
    })
    const extinguisher = (await office.get(`/v1/places/${place.id}`)).hazards.find((one) => one.item === 'CA-14')
    const openSheet = async () => {
      await page.goto(`${house.address}/field/hazards/${extinguisher.id}`)
      await on(page, 'act-done').tap()
      await on(page, 'step-sheet').waitFor()
    }
    await step('where the camera is refused the file input does as always', async () => {
      await openSheet()
      await on(page, 'open-ghost').tap()
      await on(page, 'no-camera').waitFor()
      await on(page, 'photo-input').setInputFiles(photo)
      await on(page, 'photo').waitFor()
    })
    await step('the photo afterwards is taken with the one from before as a ghost over the camera', async () => {
      await page.context().grantPermissions(['camera'], { origin: house.address })
      await openSheet()
      await on(page, 'open-ghost').tap()
      await until(() => on(page, 'shutter').isEnabled(), 'the camera shows a picture')
      must(await on(page, 'ghost').evaluate((image) => image.complete && image.naturalWidth > 0), 'the old photo lies over it')
      await on(page, 'shutter').tap()
      await on(page, 'photo').waitFor()
      await on(page, 'save-step').tap()
      await until(async () => (await office.get(`/v1/hazards/${extinguisher.id}`)).steps.some((one) => one.kind === 'done' && one.photos.length === 1), 'it is with the hazard')
    })
    await step('the desk prints the notice on A4, with a line for each signature and without menus', async () => {
      pages.desk = await desk(browser)
      await signIn(pages.desk, house.address, 'desk', house.first('command_operator'))
      await pages.desk.goto(`${house.address}/desk/places/${place.id}`)
      await on(pages.desk, 'visit-notice').click()
      await on(pages.desk, 'notice').waitFor()
      must((await pages.desk.locator('.desk-notice-paper').innerText()).includes('签收'), 'somebody signs for it')
      await pages.desk.emulateMedia({ media: 'print' })
      must(!(await pages.desk.locator('.desk-rail').isVisible()) && !(await on(pages.desk, 'notice-print').isVisible()), 'no menu and no button on paper')
      const pdf = (await pages.desk.pdf({ preferCSSPageSize: true })).toString('latin1')
      must((pdf.match(/\/Type\s*\/Page[^s]/g) ?? []).length <= 2, 'two faults are at most two pages')
      mustBeCalm(pages.desk)
    })
  })
}

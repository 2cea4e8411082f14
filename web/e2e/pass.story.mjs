// SPDX-License-Identifier: Apache-2.0
// A phone that cannot reach the server hands what it holds to a colleague as a file; the record says who entered it and who sent it. And what the
// server refused is put right in the form that it came from, under the same id, also when the page is closed in the middle.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from './api.mjs'
import { answerOf, mustBeCalm, on, phone, readDown, signIn } from './browser.mjs'
import { root } from './house.mjs'
import { must, tell, until } from './story.mjs'

const photo = join(root, 'demo/photos/before_gas_alarm.png')
const saved = async (page, tap) => {
  const [file] = await Promise.all([page.waitForEvent('download'), tap()])
  return file.path()
}
const cut = (page, pattern) => page.context().route(pattern, (route) => route.abort('connectionreset'))

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  const member = house.first('grid_member')
  const chief = house.first('grid_chief', member.region)
  const office = await Api.signIn(house.address, chief)
  const own = await Api.signIn(house.address, member)
  const known = async (text) => (await office.get(`/v1/hazards?within=${member.region}&sort=-found_at&limit=20`)).items.filter((one) => one.description === text)
  const unsent = async () => (await office.get('/v1/unsent')).items.find((work) => work.person === own.session.person.id)?.unsent ?? 0
  const report = async (page, text, shot) => {
    await on(page, 'tab-report').tap()
    await on(page, 'report-what').fill(text)
    await on(page, `region-${member.region}`).tap()
    if (shot) {
      await on(page, 'photo-input').setInputFiles(shot)
      await on(page, 'photo').waitFor()
    }
    await on(page, 'send-report').tap()
  }
  const takeOver = (page, file) => on(page, 'take-over').setInputFiles({ name: 'gridward.txt', mimeType: 'text/plain', buffer: readFileSync(file) })
  let file

  await tell(told, 'What one phone cannot send a colleague sends', shown, async (step) => {
    await step('two reports wait on a phone whose line breaks; the desk sees that it holds two', async () => {
      pages.member = await phone(browser)
      await signIn(pages.member, house.address, 'field', member)
      await cut(pages.member, /\/v1\/(hazards|photos)\//)
      await report(pages.member, '演示：代发一', photo)
      await report(pages.member, '演示：代发二')
      await until(async () => (await unsent()) === 2, 'the desk sees two')
    })
    await step('then nothing goes at all; both are saved in one file with the photo', async () => {
      await cut(pages.member, '**/v1/**')
      await on(pages.member, 'tab-outbox').tap()
      await on(pages.member, 'hand-over').tap()
      file = await saved(pages.member, () => on(pages.member, 'save-file').tap())
      await on(pages.member, 'handed-out').waitFor()
      must(readFileSync(file, 'utf8').startsWith('gridward-entries 1 '), 'the file says what it is')
      await on(pages.member, 'close-sheet').tap()
      must((await on(pages.member, 'handed-out-at').count()) === 2 && (await on(pages.member, 'outbox-entry').count()) === 3, 'both stay here, with their photo')
    })
    await step('a file that was changed on its way is refused in words, and nothing of it is kept', async () => {
      pages.chief = await phone(browser)
      await signIn(pages.chief, house.address, 'field', chief)
      await on(pages.chief, 'tab-outbox').tap()
      const bytes = readFileSync(file)
      bytes[bytes.length - 40] ^= 1
      const other = join(house.folder, 'changed.txt')
      writeFileSync(other, bytes)
      await takeOver(pages.chief, other)
      await pages.chief.locator('[data-testid="hand-fault"][data-fault="damaged"]').waitFor()
      writeFileSync(other, readFileSync(file, 'utf8').replace('gridward-entries 1 ', 'gridward-entries 9 '))
      await takeOver(pages.chief, other)
      await pages.chief.locator('[data-testid="hand-fault"][data-fault="other_version"]').waitFor()
      must((await on(pages.chief, 'outbox-entry').count()) === 0, 'nothing was kept')
    })
    await step('the colleague sees whose it is and what, confirms, and it goes; the desk counts down on the first phone', async () => {
      await takeOver(pages.chief, file)
      await on(pages.chief, 'take-over-sheet').waitFor()
      must((await on(pages.chief, 'maker').textContent()).includes(own.session.person.name), 'whose it is')
      must((await on(pages.chief, 'handed-entry').count()) === 2, 'two entries')
      await on(pages.chief, 'confirm-take-over').tap()
      await until(async () => (await known('演示：代发一')).length === 1 && (await known('演示：代发二')).length === 1, 'both have arrived')
      must((await unsent()) === 0, 'the first phone is not missed any more')
      must(!(await office.get('/v1/unsent')).items.some((work) => work.person === office.session.person.id), 'the colleague was never missed')
    })
    await step('the record says who entered it and who sent it, with the photo, on the phone too', async () => {
      const [hazard] = await known('演示：代发一')
      const { steps } = await office.get(`/v1/hazards/${hazard.id}`)
      must(steps[0].made_by === own.session.person.id && steps[0].actor === office.session.person.id && steps[0].photos.length === 1, JSON.stringify(steps[0]))
      must(hazard.found_by === own.session.person.id, 'found by who saw it')
      await pages.chief.goto(`${house.address}/field/hazards/${hazard.id}`)
      const line = await pages.chief.locator('li[data-kind="found"]').textContent()
      must(line.includes(own.session.person.name) && line.includes(office.session.person.name), line)
    })
    await step('the same file once more changes nothing', async () => {
      await pages.chief.goto(`${house.address}/field/outbox`)
      await takeOver(pages.chief, file)
      await on(pages.chief, 'nothing-new').waitFor()
      await on(pages.chief, 'close-sheet').tap()
    })
    await step('when the first phone comes back it settles its own by the same receipts: no conflict, nothing twice', async () => {
      await pages.member.context().unrouteAll()
      await on(pages.member, 'send-now').tap()
      await until(async () => (await on(pages.member, 'outbox-count').count()) === 0, 'its outbox is empty')
      must((await known('演示：代发一')).length === 1 && (await known('演示：代发二')).length === 1, 'each is there once')
      must((await unsent()) === 0, 'nothing is missed')
      mustBeCalm(pages.member, pages.chief)
    })
  })

  await tell(told, 'What was refused is put right where it came from', shown, async (step) => {
    const long = '字'.repeat(501)
    let id
    const spoil = (page, pattern, change) => page.context().route(pattern, (route) => {
      if (route.request().method() !== 'PUT') return route.fallback()
      const body = route.request().postDataJSON()
      change(body)
      return route.continue({ postData: JSON.stringify(body) })
    })
    const arrived = async () => (await office.call('GET', `/v1/inspections/${id}`)).status === 200
    await step('the server refuses a visit; its reason stands at the item, in the form that it came from', async () => {
      const place = await office.addRestaurant(member.region, '演示小吃店（改正）')
      const page = pages.member
      await page.goto(`${house.address}/field/places/${place.id}`)
      await on(page, 'inspect').tap()
      await on(page, 'fault-CA-08').tap()
      await on(page, 'note').fill('灭火器前堆物')
      if ((await on(page, 'photo-input').count()) === 0) await on(page, 'offer-photo').tap()
      await on(page, 'photo-input').setInputFiles(photo)
      await on(page, 'photo').waitFor()
      await on(page, 'save-fault').tap()
      await readDown(page)
      await on(page, 'rest-fine').tap()
      await spoil(page, '**/v1/inspections/*', (body) => (body.answers.find((answer) => answer.item === 'CA-08').note = long))
      const sent = page.waitForRequest((request) => request.method() === 'PUT' && /\/v1\/inspections\//.test(request.url()))
      await on(page, 'submit').tap()
      id = new URL((await sent).url()).pathname.split('/').pop()
      await page.goto(`${house.address}/field/outbox`)
      await on(page, 'correct').tap()
      await on(page, 'correcting').waitFor()
      must((await page.locator('#item-CA-08 [data-testid="reason"]').count()) === 1, 'the reason is at its item')
      must((await answerOf(page, 'CA-08')) === 'fail', 'everything is filled in')
    })
    await step('the page is killed in the middle: what was changed is there again', async () => {
      await on(pages.member, 'fault-CA-08').tap()
      await on(pages.member, 'note').fill('灭火器前堆放纸箱')
      await on(pages.member, 'save-fault').tap()
      await pages.member.waitForTimeout(600)
      const context = pages.member.context()
      await pages.member.close({ runBeforeUnload: false })
      pages.member = await context.newPage()
      pages.member.faults = []
      await context.unrouteAll()
      await pages.member.goto(`${house.address}/field/outbox`)
      await on(pages.member, 'correct').tap()
      await on(pages.member, 'fault-CA-08').tap()
      must((await on(pages.member, 'note').inputValue()) === '灭火器前堆放纸箱', 'the changed words')
      must((await on(pages.member, 'photo').count()) === 1, 'and the photo')
      await on(pages.member, 'close-sheet').tap()
    })
    await step('submitted anew it arrives under the same id, with its photo', async () => {
      await on(pages.member, 'rest-fine').tap()
      await on(pages.member, 'submit').tap()
      await until(arrived, 'it has arrived')
      const { inspection } = await office.get(`/v1/inspections/${id}`)
      const answer = inspection.answers.find((one) => one.item === 'CA-08')
      must(answer.note === '灭火器前堆放纸箱' && answer.photos.length === 1, JSON.stringify(answer))
      await pages.member.goto(`${house.address}/field/outbox`)
      await until(async () => (await on(pages.member, 'outbox-entry').count()) === 0, 'nothing is left')
    })
    await step('a report too: the reason at its field, the same id', async () => {
      await spoil(pages.member, '**/v1/hazards/*', (body) => (body.limit_hours = 9999))
      const sent = pages.member.waitForRequest((request) => request.method() === 'PUT' && /\/v1\/hazards\//.test(request.url()))
      await report(pages.member, '演示：改正上报', photo)
      const hazard = new URL((await sent).url()).pathname.split('/').pop()
      await on(pages.member, 'tab-outbox').tap()
      await on(pages.member, 'correct').tap()
      await on(pages.member, 'reason').first().waitFor()
      must((await on(pages.member, 'report-what').inputValue()) === '演示：改正上报' && (await on(pages.member, 'photo').count()) === 1, 'filled in')
      await pages.member.context().unrouteAll()
      await on(pages.member, 'report-what').fill('演示：改正之后')
      await on(pages.member, 'send-report').tap()
      await until(async () => (await known('演示：改正之后')).length === 1, 'it has arrived')
      must((await known('演示：改正之后'))[0].id === hazard, 'under the same id')
      must((await unsent()) === 0, 'the desk misses nothing')
      mustBeCalm(pages.member)
    })
    await step('gridward verify finds no difference', async () => {
      await house.stop()
      must(house.run('verify', '--data', house.data).includes('no difference'), 'verified')
    })
  })
}

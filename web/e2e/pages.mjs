// SPDX-License-Identifier: Apache-2.0
// Every page of both apps, and how to get to it: for the pictures in docs/screens and for the check of accessibility.
// `show(stage)` leaves the page standing; stage = { page, address, ids }. Those of somebody signed out come first.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api, newUlid } from './api.mjs'
import { on, readDown } from './browser.mjs'
import { root } from './house.mjs'

const ledger = join(root, 'tests/data/ledgers/messy_places.xlsx')
const photo = join(root, 'demo/photos/before_gas_alarm.png')
const settle = (page) => page.waitForTimeout(500)

/** What is worth showing of this demo: a restaurant with a past, a hazard with a time line. */
export async function chooseIds(house, member) {
  const office = await Api.signIn(house.address, house.first('grid_chief', member.region))
  const places = (await office.get(`/v1/places?within=${member.region}&type=restaurant&limit=200`)).items
  const pages = await Promise.all(places.map((one) => office.get(`/v1/places/${one.id}`)))
  const worth = (page) => 4 * Math.min(2, page.hazards.length) + Math.min(3, page.extinguishers.length) + page.inspections.length
  const restaurant = pages.sort((a, b) => worth(b) - worth(a))[0].place
  const hazards = (await office.get(`/v1/hazards?within=${member.region}&limit=200`)).items
  const told = await Promise.all(hazards.map((one) => office.get(`/v1/hazards/${one.id}`)))
  const shown = (page, kind) => (page.steps.some((one) => one.kind === kind && one.photos.length) ? 10 : 0)
  const tale = (page) => shown(page, 'found') + shown(page, 'done') + shown(page, 'recheck_passed') + page.steps.length - 20 * page.hazard.reopened
  const richest = (list) => list.sort((a, b) => tale(b) - tale(a))[0]?.hazard.id
  const open = richest(told.filter((one) => one.hazard.state === 'rectifying' && !one.hazard.overdue)) ?? richest(told)
  // A colleague's phone has said what it holds and was not heard of since.
  const colleague = await Api.signIn(house.address, member)
  await colleague.put(`/v1/devices/${newUlid()}`, { made: 3, withdrawn: [], oldest_s: 5400 })
  // The desk has asked for a visit; asked again it stays as it is.
  const asked = places.find((one) => one.id !== restaurant.id) ?? restaurant
  const by = new Date(Date.now() + 56 * 3_600_000).toISOString().slice(0, 10)
  await office.call('PUT', `/v1/places/${asked.id}/asked-visit`, { why: '演示：群众反映夜间消防通道上锁，请去看一眼', by })
  // One stands here twice and is merged into that.
  const twin = await office.addRestaurant(member.region, '演示：重复登记的餐馆')
  await office.call('POST', `/v1/places/${twin.id}/merge`, { into: asked.id, version: twin.version })
  return { asked: asked.id, twin: twin.id, member, visit: told.find((one) => one.hazard.inspection).hazard.inspection, place: restaurant.id, at: restaurant.position.at, hazard: open, finished: richest(told) ?? open, grid: member.region }
}

/** A member of the demo shares the own position, as the phone would. */
async function goOut({ address, ids }) {
  const api = await Api.signIn(address, ids.member)
  const share = newUlid()
  const { started_at: at } = await api.put(`/v1/positions/share/${share}`, { hours: 1 })
  await api.put(`/v1/positions/batches/${newUlid()}`, { share, points: [{ at, ...ids.at, accuracy_m: 9 }] })
}
/** A member asks the colleague of the next grid to stand in, once. */
async function handOver({ address, ids }) {
  const api = await Api.signIn(address, ids.member)
  if ((await api.get('/v1/substitutions?current=1')).items.length) return
  const { posts } = await api.get('/v1/session')
  const { items } = await api.get(`/v1/colleagues?post=${posts[0].id}`)
  const from = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
  await api.put(`/v1/substitutions/${newUlid()}`, { post: posts[0].id, colleague: items.find((one) => one.role === 'grid_member').person, from, to: from })
}
/** A member of the demo has walked a route and recorded where, once. */
async function goRound({ address, ids }) {
  const api = await Api.signIn(address, ids.member)
  if ((await api.get('/v1/patrols/mine')).items.some((one) => one.track)) return
  const route = (await api.get('/v1/patrol-routes')).items[0]
  const at = new Date().toISOString()
  const id = newUlid()
  await api.put(`/v1/patrols/${id}`, { route: route.id, route_version: route.version, started_at: at, ended_at: at, seen: route.stops.slice(0, 2).map(({ id: stop }) => ({ stop, at })), hazards: [] })
  const passed = route.stops.flatMap((stop) => [stop.at, stop.to]).filter(Boolean)
  await api.put(`/v1/patrols/${id}/track`, { points: passed.flatMap(({ lng, lat }) => [{ lng: lng + 0.0002, lat: lat + 0.0003 }, { lng: lng + 0.0004, lat }]) })
}
async function inspect({ page, address, ids }) {
  await page.goto(`${address}/field/places/${ids.place}/inspect`)
  await on(page, 'rest-fine').waitFor()
}
async function fault(stage, item, keep) {
  await on(stage.page, `fault-${item}`).click()
  await on(stage.page, 'fault-sheet').waitFor()
  await on(stage.page, 'photo-input').setInputFiles(photo)
  await on(stage.page, 'photo').waitFor()
  if (keep) await on(stage.page, 'save-fault').click()
  await settle(stage.page)
}
/** Nothing leaves this page any more: the entry is still waiting when its browser is closed. */
async function keepOne({ page, address, ids }, answer) {
  await page.context().route('**/v1/hazards/*', answer)
  await page.goto(`${address}/field/report`)
  await on(page, 'report-what').fill('消防通道停放电动车')
  await on(page, `region-${ids.grid}`).click()
  await on(page, 'send-report').click()
  await on(page, 'tab-outbox').click()
  await on(page, 'outbox-entry').first().waitFor()
  await on(page, 'toast').waitFor({ state: 'hidden' })
  await settle(page)
}
const long_text = { en: 'The text is too long: at most 500 characters.', zh: '文字太长，最多 500 个字。' }
const refuse = (route) => route.fulfill({
  status: 422, contentType: 'application/problem+json',
  body: JSON.stringify({ status: 422, code: 'request.invalid', detail: '', fields: [{ path: 'description', code: 'hazard.text_long', message: long_text[route.request().headers()['accept-language']?.startsWith('en') ? 'en' : 'zh'] }] }),
})
/** A colleague's file with one visit and its photo, made as the app makes it. */
async function takeOver({ page, ids }) {
  const shot = readFileSync(photo)
  const name = sha256(shot)
  const id = newUlid()
  const entry = {
    id, kind: 'inspection', path: `/v1/inspections/${id}`, body: { place: ids.place, answers: [{ item: 'CA-08', photos: [name] }] }, needs: [`photo:${name}`],
    title: '演示面馆', about: ids.place, made_at: Date.now() - 5_400_000, maker: { id: newUlid(), name: '演示网格员' },
  }
  const content = `${JSON.stringify({ made_at: Date.now(), entries: [entry], photos: [{ name, type: 'image/png', bytes: shot.length }] })}\n${shot.toString('base64')}\n`
  await on(page, 'take-over').setInputFiles({ name: 'gridward.txt', mimeType: 'text/plain', buffer: Buffer.from(`gridward-entries 1\n${sha256(content)}\n${content}`) })
  await on(page, 'confirm-take-over').waitFor()
}
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const field = (path, ready) => async ({ page, address, ids }) => {
  await page.goto(`${address}/field${path(ids)}`)
  await page.locator(ready).first().waitFor()
  await settle(page)
}
const desk = (path, ready) => async ({ page, address, ids }) => {
  await page.goto(`${address}/desk${path(ids)}`)
  await page.locator(ready).first().waitFor()
  await page.waitForTimeout(900)
}
const then = (first, ...more) => async (stage) => {
  await first(stage)
  for (const act of more) await act(stage)
  await settle(stage.page)
}
const click = (id) => ({ page }) => on(page, id).first().click()
const test = (id) => `[data-testid="${id}"]`

export const field_signed_out = [{ name: 'sign-in', show: field(() => '/sign-in', test('sign-in')) }]
export const field_pages = [
  { name: 'today', show: field(() => '/', test('need')) },
  { name: 'today-arrange', show: then(field(() => '/', test('need')), click('arrange'), ({ page }) => on(page, 'need-down').first().click(), ({ page }) => on(page, 'toast').waitFor({ state: 'hidden' })) },
  { name: 'today-off', show: then(field(() => '/', test('need')), click('arrange'), click('need-off'), ({ page }) => on(page, 'put-off-sheet').waitFor()) },
  { name: 'today-map', show: then(field(() => '/', test('need')), click('today-map'), ({ page }) => page.locator(`${test('spot-sketch')} .gw-frame-grid`).first().waitFor({ state: 'attached' }), ({ page }) => on(page, 'sketch-spot').last().click()) },
  { name: 'places', show: field(() => '/places', test('place-card')) },
  { name: 'places-search', show: then(field(() => '/places', test('place-card')), ({ page }) => on(page, 'place-search').fill('cg')) },
  { name: 'place', show: field(({ place }) => `/places/${place}`, test('inspect')) },
  { name: 'place-merged', show: field(({ twin }) => `/places/${twin}`, test('place-merged')) },
  { name: 'inspect', show: then(inspect) },
  { name: 'fault', show: then(inspect, (stage) => fault(stage, 'CA-08', false)) },
  { name: 'extinguisher', show: then(inspect, click('add-extinguisher'), ({ page }) => on(page, 'made').fill('202105'), click('save-and-next'), ({ page }) => on(page, 'made').fill('201605')) },
  {
    name: 'review',
    show: then(inspect, (stage) => fault(stage, 'CA-08', true), ({ page }) => readDown(page), click('rest-fine'), ({ page }) => on(page, 'count-fail').waitFor(), ({ page }) => page.evaluate(() => scrollTo(0, 0))),
  },
  { name: 'notice', show: field(({ visit }) => `/notices/${visit}`, test('notice-code')) },
  { name: 'scan', show: then(field(() => '/scan', test('no-camera')), ({ page }) => on(page, 'typed-code').fill('ZZZZ ZZZZ'), click('typed-go'), ({ page }) => on(page, 'scan-result').waitFor()) },
  { name: 'hazards', show: field(() => '/hazards', test('hazard-card')) },
  { name: 'hazard', show: field(({ hazard }) => `/hazards/${hazard}`, 'li[data-kind]') },
  { name: 'step', show: then(field(({ hazard }) => `/hazards/${hazard}`, test('act-done')), click('act-done'), ({ page }) => on(page, 'step-sheet').waitFor()) },
  {
    name: 'ghost',
    show: then(({ page }) => page.context().grantPermissions(['camera']), field(({ hazard }) => `/hazards/${hazard}`, test('act-done')), click('act-done'), click('open-ghost'), ({ page }) => page.locator('[data-testid="shutter"]:enabled').waitFor()),
  },
  { name: 'patrols', show: field(() => '/patrol', test('patrol-route')) },
  { name: 'patrol-track', show: then(goRound, field(() => '/patrol', test('track-show')), click('track-show'), ({ page }) => on(page, 'route-passed').waitFor({ state: 'attached' })) },
  {
    name: 'patrol',
    show: then(field(() => '/patrol', `${test('patrol-route')}, ${test('patrol-stop')}`), async ({ page }) => {
      if (await on(page, 'patrol-start').count()) await on(page, 'patrol-start').first().click()
      await on(page, 'patrol-stop').first().waitFor()
      if (!(await page.locator('[data-seen="1"]').count())) await on(page, 'stop-seen').first().click()
    }),
  },
  { name: 'patrol-record', show: then(field(() => '/patrol', test('track-card')), ({ page }) => on(page, 'track-card').scrollIntoViewIfNeeded(), ({ page }) => page.evaluate(() => scrollTo(0, document.body.scrollHeight))) },
  { name: 'report', show: field(() => '/report', test('report-what')) },
  {
    name: 'outbox',
    show: (stage) => keepOne(stage, (route) => route.abort('internetdisconnected')),
  },
  { name: 'hand-over', show: then((stage) => keepOne(stage, (route) => route.abort('internetdisconnected')), click('hand-over'), ({ page }) => page.locator('[data-testid="save-file"]:enabled').waitFor()) },
  { name: 'take-over', show: then(field(() => '/outbox', test('take-over')), takeOver) },
  { name: 'correct', show: then((stage) => keepOne(stage, refuse), click('correct'), ({ page }) => on(page, 'correcting').waitFor()) },
  { name: 'suggestions', show: field(() => '/suggestions', test('box-text')) },
  { name: 'substitutions', show: then(handOver, field(() => '/substitutions', test('stand-row')), ({ page }) => on(page, 'stand-passes').waitFor()) },
  { name: 'me', show: field(() => '/me', test('sign-out')) },
  {
    name: 'duty',
    show: then(field(() => '/me', test('duty-switch')), async ({ page }) => {
      if (!(await on(page, 'duty-stop').isVisible())) await on(page, 'duty-switch').click()
      await on(page, 'duty-stop').waitFor()
    }),
  },
  { name: 'lost', show: field(() => '/no-such-page', 'main') },
]

export const desk_signed_out = [{ name: 'sign-in', show: desk(() => '/sign-in', test('sign-in')) }]
export const desk_pages = [
  { name: 'overview', show: then(desk(() => '/', test('just-now')), ({ page }) => page.waitForTimeout(2500)) },
  { name: 'overview-grid', show: then(desk(() => '/', test('choose-grid')), click('choose-grid'), ({ page }) => page.getByRole('option').first().click(), ({ page }) => on(page, 'grid-hazards').waitFor(), ({ page }) => page.waitForTimeout(2500)) },
  { name: 'map', show: desk(() => '/map', '.gw-spot') },
  { name: 'map-near', show: desk(({ at }) => `/map?layer=places&view=${at.lng},${at.lat},16.5`, test('spot-item')) },
  { name: 'map-duty', show: then(goOut, desk(() => '/map?layer=members', test('spot-member'))) },
  { name: 'hazards', show: desk(() => '/hazards', test('hazard-row')) },
  { name: 'hazard', show: desk(({ finished }) => `/hazards/${finished}`, 'li[data-kind]') },
  { name: 'step', show: then(desk(({ hazard }) => `/hazards/${hazard}`, test('step-extended')), click('step-extended'), ({ page }) => on(page, 'step-text').waitFor()) },
  { name: 'places', show: desk(() => '/places', test('place-row')) },
  { name: 'place', show: then(desk(({ place }) => `/places/${place}`, test('extinguishers')), ({ page }) => page.waitForTimeout(1500)) },
  { name: 'place-asked', show: then(desk(({ asked }) => `/places/${asked}`, test('asked')), ({ page }) => page.waitForTimeout(1500)) },
  { name: 'place-merged', show: then(desk(({ twin }) => `/places/${twin}`, test('merged-into')), ({ page }) => page.waitForTimeout(1500)) },
  { name: 'merge', show: then(desk(({ place }) => `/places/${place}`, test('merge-place')), click('merge-place'), ({ page }) => page.locator('[data-testid="filter-place"] input').waitFor()) },
  { name: 'ask-visit', show: then(desk(({ place }) => `/places/${place}`, test('ask-visit')), click('ask-visit'), ({ page }) => on(page, 'asked-why').fill('演示：复工前请看一次燃气和通道')) },
  { name: 'place-form', show: then(desk(({ place }) => `/places/${place}`, test('edit-place')), click('edit-place'), ({ page }) => on(page, 'place-name').waitFor()) },
  { name: 'codes', show: desk(({ grid }) => `/places/codes?within=${grid}`, test('place-code')) },
  { name: 'patrols', show: desk(() => '/patrols', test('route-stop')) },
  { name: 'patrol-route-form', show: then(desk(() => '/patrols', test('edit-route')), click('edit-route'), ({ page }) => on(page, 'stop-fields').waitFor()) },
  { name: 'regions', show: desk(({ grid }) => `/regions?within=${grid.slice(0, 12)}`, test('person-row')) },
  { name: 'stand-in', show: then(handOver, desk(({ grid }) => `/regions?within=${grid}`, test('stand-in')), click('stand-in'), ({ page }) => on(page, 'stand-passes').waitFor()) },
  { name: 'ledgers', show: then(desk(() => '/ledgers', test('import')), ({ page }) => on(page, 'import-file').setInputFiles(ledger), ({ page }) => on(page, 'import-report').waitFor()) },
  { name: 'notice', show: desk(({ visit }) => `/visits/${visit}/notice`, test('notice-code')) },
  { name: 'hazard-notice', show: desk(({ hazard }) => `/hazards/${hazard}/notice`, test('notice-code')) },
  { name: 'slip', show: desk(() => '/ledgers/slip', test('seal-sm3')) },
]
/** What is for those who lead. */
export const office_pages = [{ name: 'suggestions', show: desk(() => '/suggestions', test('suggestion')) }]
/** What only the administrator is offered. */
export const admin_pages = [
  { name: 'region-form', show: then(desk(({ grid }) => `/regions?within=${grid.slice(0, 12)}`, test('add-region')), click('add-region'), ({ page }) => on(page, 'region-name').waitFor()) },
  { name: 'person-form', show: then(desk(({ grid }) => `/regions?within=${grid.slice(0, 12)}`, test('add-person')), click('add-person'), ({ page }) => on(page, 'person-name').waitFor()) },
  { name: 'forget', show: then(desk(({ grid }) => `/regions?within=${grid.slice(0, 12)}`, test('edit-person')), click('edit-person'), click('forget'), ({ page }) => on(page, 'forget-go').waitFor()) },
  { name: 'post-form', show: then(desk(({ grid }) => `/regions?within=${grid.slice(0, 12)}`, test('add-post')), click('add-post'), ({ page }) => on(page, 'save-post').waitFor()) },
]

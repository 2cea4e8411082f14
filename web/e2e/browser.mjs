// SPDX-License-Identifier: Apache-2.0
// Chromium as packaged by the system, a phone and a desk in it, and the few things that every story does with them.
import { chromium } from 'playwright-core'
import { must } from './story.mjs'

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
const drawing = ['--disable-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const standing = (at) => (at ? { geolocation: { longitude: at.lng, latitude: at.lat, accuracy: 8 }, permissions: ['geolocation'] } : {})
/** E2E_LOCALE=en tells a story of both languages in English. */
const usual_locale = process.env.E2E_LOCALE ?? 'zh-CN'
const phone_size = { width: 390, height: 844 }
const desk_size = { width: 1440, height: 900 }

/** The program and what it is told at its start. */
export const chromiumOf = (more = []) =>
  ({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-fake-device-for-media-stream', ...quiet, ...drawing, ...more] })
export const launch = (more = []) => chromium.launch(chromiumOf(more))

export const phoneOptions = (locale) => ({ viewport: phone_size, hasTouch: true, isMobile: true, locale, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })

/** A phone whose browser keeps its profile in the folder: opened again it is the same phone. */
export async function phoneOf(folder, { locale = usual_locale } = {}) {
  const context = await chromium.launchPersistentContext(folder, { ...chromiumOf(), ...phoneOptions(locale), serviceWorkers: 'block' })
  return opened(context, locale)
}

/** A phone of its own: touch, a place on earth, the worker only where a story needs the app without network. */
export async function phone(browser, { locale = usual_locale, at, worker = false } = {}) {
  const context = await browser.newContext({
    ...phoneOptions(locale), serviceWorkers: worker ? 'allow' : 'block', ...standing(at),
  })
  return opened(context, locale)
}

export async function desk(browser, { locale = usual_locale, at } = {}) {
  const context = await browser.newContext({ ...standing(at), viewport: desk_size, locale, timezoneId: 'Asia/Shanghai', serviceWorkers: 'block', reducedMotion: 'reduce' })
  return opened(context, locale)
}

/** TYPE_SIZE=largest looks at everything in large type. */
export async function opened(context, locale) {
  await context.addInitScript(([chosen, size]) => {
    localStorage.setItem('gridward.locale', chosen)
    localStorage.setItem('gridward.type_size', size)
  }, [locale, process.env.TYPE_SIZE ?? 'normal'])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.faults = []
  page.on('pageerror', (error) => page.faults.push(String(error.stack ?? error)))
  page.on('console', (message) => message.type() === 'error' && !/^Failed to load resource/.test(message.text()) && page.faults.push(message.text()))
  return page
}

export const on = (page, id) => page.getByTestId(id)

export async function signIn(page, address, app, account) {
  await page.goto(`${address}/${app}/`)
  await on(page, 'login').fill(account.login)
  await on(page, 'password').fill(account.password)
  await on(page, 'sign-in').click()
  await on(page, app === 'field' ? 'tab-today' : 'home-region').waitFor()
}

/** Counts the taps and clicks of a person on this page from now on. */
export async function countTaps(page) {
  await page.evaluate(() => {
    window.taps = 0
    window.addEventListener('click', (event) => (window.taps += event.isTrusted ? 1 : 0), true)
  })
  return () => page.evaluate(() => window.taps)
}

/** Down the page as a thumb would go, so that every item stands on the screen for a moment. */
export async function readDown(page) {
  const button = on(page, 'rest-fine')
  await button.waitFor()
  const stride = Math.floor(page.viewportSize().height * 0.45)
  for (let y = 0; !(await button.isEnabled()); y += stride) {
    must(y < 20_000, 'every item has been on the screen')
    await page.evaluate((to) => scrollTo(0, to), y)
    await page.waitForTimeout(300)
  }
}

/** Opens the fault sheet of an item, adds a photo, saves. */
export async function fail(page, item, photo, before = async () => {}) {
  await on(page, `fault-${item}`).tap()
  await on(page, 'fault-sheet').waitFor()
  await before()
  if ((await on(page, 'photo-input').count()) === 0) await on(page, 'offer-photo').tap()
  await on(page, 'photo-input').setInputFiles(photo)
  await on(page, 'photo').waitFor()
  await on(page, 'save-fault').tap()
  await page.locator(`[data-testid="item-${item}"][data-answer="fail"]`).waitFor()
}

export const answerOf = (page, item) => page.locator(`[data-testid="item-${item}"]`).getAttribute('data-answer')

/** Nothing went wrong on the page that its user would not see. */
export function mustBeCalm(...pages) {
  for (const page of pages) must(page.faults.length === 0, `faults on ${page.url()}: ${page.faults.join('\n')}`)
}

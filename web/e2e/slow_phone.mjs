// SPDX-License-Identifier: Apache-2.0
// A slow phone over a slow network, by Chromium's own brakes, and what one visit without a fault costs on it: for the story, which holds
// the taps, and for bench/field_slow_phone, which holds the seconds too.
import { countTaps, on, readDown } from './browser.mjs'

export const kbit_s = 400
export const round_trip_ms = 400
export const slower = 4

export async function brake(page) {
  const control = await page.context().newCDPSession(page)
  await control.send('Network.enable')
  await control.send('Network.emulateNetworkConditions', { offline: false, latency: round_trip_ms, downloadThroughput: (kbit_s * 1000) / 8, uploadThroughput: (kbit_s * 1000) / 8 })
  await control.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

/** From the list to "saved": the place's card, the checklist read to its end, all in order, submitted. The page stands on the list. */
export async function cleanVisit(page, place, look = async () => {}) {
  const card = on(page, 'place-card').filter({ hasText: place.name })
  await card.waitFor()
  const taps = await countTaps(page)
  const begin = Date.now()
  await card.tap()
  await on(page, 'inspect').tap()
  await on(page, 'rest-fine').waitFor()
  await look()
  await readDown(page)
  await on(page, 'rest-fine').tap()
  await on(page, 'submit').tap()
  await on(page, 'tab-today').waitFor()
  return { taps: await taps(), seconds: (Date.now() - begin) / 1000 }
}

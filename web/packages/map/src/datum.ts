// SPDX-License-Identifier: Apache-2.0
// Coordinates copied from Chinese consumer maps are shifted: GCJ-02 (Amap, Tencent) and BD-09 (Baidu). `toWgs84` takes the
// shift back, to about a metre; the shift itself follows the published approximation on the Krasovsky ellipsoid.
import type { Datum, LngLat } from '@gridward/api'

const axis_m = 6_378_245
const flat = 0.00669342162296594323
const rad = Math.PI / 180

function waves(value: number, parts: [number, number][]): number {
  return parts.reduce((sum, [size, period]) => sum + size * Math.sin(value * period * Math.PI), 0)
}

function shift(at: LngLat): LngLat {
  const x = at.lng - 105
  const y = at.lat - 35
  const ripple = (waves(x, [[20, 6], [20, 2]]) * 2) / 3
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + ripple +
    (waves(y, [[20, 1], [40, 1 / 3]]) * 2) / 3 + (waves(y, [[160, 1 / 12], [320, 1 / 30]]) * 2) / 3
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + ripple +
    (waves(x, [[20, 1], [40, 1 / 3]]) * 2) / 3 + (waves(x, [[150, 1 / 12], [300, 1 / 30]]) * 2) / 3
  const sin = Math.sin(at.lat * rad)
  const magic = 1 - flat * sin * sin
  return {
    lat: north / (((axis_m * (1 - flat)) / (magic * Math.sqrt(magic))) * rad),
    lng: east / ((axis_m / Math.sqrt(magic)) * Math.cos(at.lat * rad) * rad),
  }
}

export function wgs84ToGcj02(at: LngLat): LngLat {
  const by = shift(at)
  return { lng: at.lng + by.lng, lat: at.lat + by.lat }
}

function gcj02ToWgs84(at: LngLat): LngLat {
  let guess = at
  for (let round = 0; round < 4; round += 1) {
    const there = wgs84ToGcj02(guess)
    guess = { lng: guess.lng + at.lng - there.lng, lat: guess.lat + at.lat - there.lat }
  }
  return guess
}

function bd09ToGcj02(at: LngLat): LngLat {
  const x = at.lng - 0.0065
  const y = at.lat - 0.006
  const length = Math.hypot(x, y) - 0.00002 * Math.sin((y * Math.PI * 3000) / 180)
  const angle = Math.atan2(y, x) - 0.000003 * Math.cos((x * Math.PI * 3000) / 180)
  return { lng: length * Math.cos(angle), lat: length * Math.sin(angle) }
}

export function toWgs84(at: LngLat, datum: Datum): LngLat {
  if (datum === 'wgs84') return at
  return gcj02ToWgs84(datum === 'bd09' ? bd09ToGcj02(at) : at)
}

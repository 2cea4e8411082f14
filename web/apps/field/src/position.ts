// SPDX-License-Identifier: Apache-2.0
// Where the phone is, when its owner allows it. Used to sort the list and for a hazard that the member places here; it is
// neither followed nor kept but where its owner turned that on (duty/, patrol/).
import type { LngLat } from '@gridward/api'

export interface Fix { at: LngLat; accuracy_m: number }

/** Undefined when there is no permission, no receiver or no fix in time. */
export function currentPosition(timeout_ms = 6_000, maximumAge_ms = 60_000): Promise<Fix | undefined> {
  return new Promise((done) => {
    if (!('geolocation' in navigator)) return done(undefined)
    // a permission question that nobody answers must not keep the page waiting
    const given_up = setTimeout(() => done(undefined), timeout_ms + 500)
    navigator.geolocation.getCurrentPosition(
      (position) => {
        clearTimeout(given_up)
        const { longitude, latitude, accuracy } = position.coords
        done({ at: { lng: longitude, lat: latitude }, accuracy_m: Math.round(accuracy) })
      },
      () => {
        clearTimeout(given_up)
        done(undefined)
      },
      { enableHighAccuracy: true, timeout: timeout_ms, maximumAge: maximumAge_ms },
    )
  })
}

/** Calls with each fix until the function returned is called; `silent` when there is none: no permission, no receiver, no signal. */
export function followPosition(take: (position: GeolocationPosition) => void, silent: () => void): () => void {
  if (!('geolocation' in navigator)) {
    silent()
    return () => undefined
  }
  const following = navigator.geolocation.watchPosition(take, silent, { enableHighAccuracy: true, maximumAge: 10_000, timeout: 60_000 })
  return () => navigator.geolocation.clearWatch(following)
}

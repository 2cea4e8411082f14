// SPDX-License-Identifier: Apache-2.0
// What an opened sheet leaves for later is done when nobody waits for the page, so that the first search does not pay for it.
import type { Sheet } from './sheet'

const rest_ms = 20
const patience_ms = 400
const idle = (work: () => void): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback(work, { timeout: patience_ms }) : setTimeout(work, rest_ms))
const at_once = 20

/** Until all are done, or another area has taken their place. */
export function warmUp(sheets: ReadonlyMap<number, Sheet>, wanted: () => boolean): void {
  const left = sheets.values()
  const some = (): void => {
    for (let n = 0; n < at_once; n += 1) {
      const { value, done } = left.next()
      if (done || !wanted()) return
      for (const texts of [value.names, value.initials, value.addresses]) void texts.all
      void value.ids
    }
    idle(some)
  }
  idle(some)
}

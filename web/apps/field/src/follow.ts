// SPDX-License-Identifier: Apache-2.0
// What follows the sign-in page, asked for until it is there: without its texts no other page is shown, without its work nothing that was entered
// would be sent.
import { wholeTexts } from '@gridward/ui'
import { i18n } from './messages/load'

const pause_ms = 3_000

async function untilThere<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((done) => setTimeout(done, pause_ms))
    }
  }
}

/** All texts of the chosen language. */
export const texts = (): Promise<void> => untilThere(() => wholeTexts(i18n.global))

let coming: Promise<typeof import('./work')> | undefined
/** With its texts, so that none of its parts is shown without them. */
export function work(): Promise<typeof import('./work')> {
  coming ??= Promise.all([untilThere(() => import('./work')), texts()]).then(([part]) => part)
  return coming
}

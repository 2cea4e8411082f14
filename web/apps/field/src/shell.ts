// SPDX-License-Identifier: Apache-2.0
// Makes the app itself open without network: a service worker where the browser has one for this page (secure pages only),
// and in any case all parts of the app loaded while there is a network, so that no page is missing later.
import { router } from './router'

/** `rest`: what no page brings by itself: the other language, the reader of codes where the browser has none. */
export function keepShell(rest: () => Promise<unknown>): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined)
  }
  setTimeout(() => {
    for (const route of router.getRoutes()) {
      const part = route.components?.['default']
      if (typeof part === 'function') void Promise.resolve((part as () => Promise<unknown>)()).catch(() => undefined)
    }
    void rest().catch(() => undefined)
  }, 1_500)
}

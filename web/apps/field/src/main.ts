// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import './field.css'
import { loadAppI18n, locales } from '@gridward/ui'
import { createApp } from 'vue'
import App from './App.vue'
import { loadTexts } from './messages/load'
import { router } from './router'
import { hearSignOut, restoreSession } from './session'
import { keepShell } from './shell'
import { restoreTypeSize } from './type_size'

document.documentElement.dataset['theme'] = 'field'
restoreTypeSize()

/** On from the sign-in page for whom the server knows, unless he has left it himself. */
async function leaveSignIn(known: boolean): Promise<void> {
  await router.isReady()
  const { name, query } = router.currentRoute.value
  if (known && name === 'sign-in') await router.replace(typeof query['next'] === 'string' && query['next'].startsWith('/') ? query['next'] : '/')
}

/** Until it is there: without its texts nothing is shown, without its work nothing that was entered would be sent. */
async function untilThere<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise((done) => setTimeout(done, 3_000))
    }
  }
}

async function start(): Promise<void> {
  const [i18n, { known }] = await Promise.all([untilThere(() => loadAppI18n(loadTexts)), restoreSession()])
  createApp(App).use(i18n).use(router).mount('#app')
  void known.then(leaveSignIn)
  hearSignOut()
  const work = await untilThere(() => import('./work'))
  await work.loadLocalPhotos()
  await work.startOutbox()
  work.startArea()
  work.startDuty()
  keepShell(() => Promise.all([...locales.map(loadTexts), work.makeReader()]))
}

void start()

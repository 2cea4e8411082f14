// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import './field.css'
import { locales } from '@gridward/ui'
import { createApp } from 'vue'
import App from './App.vue'
import { work } from './follow'
import { i18n, loadTexts } from './messages/load'
import { router } from './router'
import { hearSignOut, restoreSession, session } from './session'
import { keepShell } from './shell'
import { restoreTypeSize } from './type_size'

document.documentElement.dataset['theme'] = 'field'
restoreTypeSize()

/** What follows does not come before somebody can type; a page in the background is never drawn. */
function drawn(): Promise<unknown> {
  const frame = new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  return Promise.race([frame, new Promise((done) => setTimeout(done, 1_000))])
}

/** On from the sign-in page for whom the server knows, unless he has left it himself. */
async function leaveSignIn(known: boolean): Promise<void> {
  await router.isReady()
  const { name, query } = router.currentRoute.value
  if (known && name === 'sign-in') await router.replace(typeof query['next'] === 'string' && query['next'].startsWith('/') ? query['next'] : '/')
}

async function start(): Promise<void> {
  const { known } = await restoreSession()
  const known_here = session.value !== undefined
  if (known_here) void work()
  createApp(App).use(i18n).use(router).mount('#app')
  void known.then(leaveSignIn)
  hearSignOut()
  if (!known_here) await drawn()
  const part = await work()
  await part.loadLocalPhotos()
  await part.startOutbox()
  part.startArea()
  part.startDuty()
  keepShell(() => Promise.all([...locales.map(loadTexts), part.makeReader()]))
}

void start()

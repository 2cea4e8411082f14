// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import './field.css'
import { createAppI18n } from '@gridward/ui'
import { createApp } from 'vue'
import App from './App.vue'
import en from './messages/en'
import zh from './messages/zh-CN'
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

/** Until it is there: without it nothing that was entered would be sent. */
async function loadWork(): Promise<typeof import('./work')> {
  for (;;) {
    try {
      return await import('./work')
    } catch {
      await new Promise((done) => setTimeout(done, 3_000))
    }
  }
}

async function start(): Promise<void> {
  const { known } = await restoreSession()
  createApp(App).use(createAppI18n({ 'zh-CN': zh, en })).use(router).mount('#app')
  void known.then(leaveSignIn)
  hearSignOut()
  const work = await loadWork()
  await work.loadLocalPhotos()
  await work.startOutbox()
  work.startArea()
  work.startDuty()
  keepShell()
}

void start()

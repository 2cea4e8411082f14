// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import './field.css'
import { createAppI18n } from '@gridward/ui'
import { createApp } from 'vue'
import App from './App.vue'
import en from './messages/en'
import zh from './messages/zh-CN'
import { startOutbox } from './outbox/sender'
import { loadLocalPhotos } from './photos/photos'
import { router } from './router'
import { restoreSession } from './session'
import { keepShell } from './shell'

document.documentElement.dataset['theme'] = 'field'

async function start(): Promise<void> {
  await restoreSession()
  createApp(App).use(createAppI18n({ 'zh-CN': zh, en })).use(router).mount('#app')
  await loadLocalPhotos()
  await startOutbox()
  keepShell()
}

void start()

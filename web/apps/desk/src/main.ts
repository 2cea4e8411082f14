// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import { createAppI18n } from '@gridward/ui'
import { createApp } from 'vue'
import App from './App.vue'

createApp(App).use(createAppI18n({ 'zh-CN': {}, en: {} })).mount('#app')

// SPDX-License-Identifier: Apache-2.0
import '@gridward/ui/tokens.css'
import '@gridward/ui/base.css'
import './element'
import './style/theme.css'
import './style/layout.css'
import './style/table.css'
import { createApp } from 'vue'
import App from './App.vue'
import './composables/base_map'
import { i18n } from './i18n'
import { router } from './router'

createApp(App).use(i18n).use(router).mount('#app')

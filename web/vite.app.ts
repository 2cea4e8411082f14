// SPDX-License-Identifier: Apache-2.0
// How every app is built: base path /<app>/, output in dist/<app>, hashed assets that may be cached for ever.
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'

export function appConfig(app: string, root: string): UserConfig {
  return {
    root,
    base: `/${app}/`,
    plugins: [vue()],
    define: {
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      // texts are made sentences by packages/ui/src/i18n.ts
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    },
    build: {
      outDir: resolve(root, '../../dist', app),
      emptyOutDir: true,
      target: ['es2020', 'chrome87', 'safari14'],
      cssTarget: 'chrome87',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    server: {
      host: '127.0.0.1',
      proxy: { '/v1': process.env['GRIDWARD_URL'] ?? 'http://127.0.0.1:8080' },
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { appConfig } from '../../vite.app'

/** Writes sw.js beside index.html, with the list of the files that it keeps. */
function serviceWorker(): Plugin {
  return {
    name: 'gridward-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/')).sort()
      const shell = ['./', './icon.svg', ...files.map((name) => `./${name}`)]
      const build = createHash('sha256').update(shell.join()).digest('hex').slice(0, 12)
      const source = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
        .replace('__SHELL__', JSON.stringify(shell))
        .replace('__BUILD__', build)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}

const config = appConfig('field', fileURLToPath(new URL('.', import.meta.url)))
// No part of this app is written with Vue's options: what reads them need not travel to the phone.
const define = { ...config.define, __VUE_OPTIONS_API__: 'false' }
export default { ...config, define, plugins: [...(config.plugins ?? []), serviceWorker()] }

// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { appConfig } from '../../vite.app'

export default appConfig('field', fileURLToPath(new URL('.', import.meta.url)))

// SPDX-License-Identifier: Apache-2.0
// Writes packages/api/src/schema.ts from the server's description (docs/openapi.json, or the file that is named).
// `--check` writes nothing and fails when the file is not what would be written.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const args = process.argv.slice(2).filter((one) => one !== '--check')
const check = process.argv.includes('--check')
const source = args[0] ? pathToFileURL(args[0]) : new URL('../../docs/openapi.json', import.meta.url)
const target = fileURLToPath(new URL('../packages/api/src/schema.ts', import.meta.url))
const head = '// SPDX-License-Identifier: Apache-2.0\n// Written by `npm run api-types`; do not edit.\n'
const text = head + astToString(await openapiTS(source))

if (!check) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('packages/api/src/schema.ts differs from the description: npm run api-types')
  process.exit(1)
}

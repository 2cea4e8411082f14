// SPDX-License-Identifier: Apache-2.0
// Writes .gz and .br beside every text asset, so that the server only has to pick a file. Usage: compress.mjs DIR
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const wanted = /\.(html|js|css|svg|json|txt|webmanifest|geojson)$/
const smallest = 600

function walk(folder, each) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) walk(path, each)
    else each(path)
  }
}

let files = 0
walk(process.argv[2] ?? 'dist', (path) => {
  if (!wanted.test(path)) return
  const bytes = readFileSync(path)
  if (bytes.length < smallest) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }))
  files += 1
})
console.log(`compressed ${files} files`)

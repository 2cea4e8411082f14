// SPDX-License-Identifier: Apache-2.0
// Fails when what index.html loads at first (scripts, preloads, styles; gzip size) is over the limit.
// Usage: budget.mjs DIST_OF_APP BYTES
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [dist, limit] = [process.argv[2], Number(process.argv[3])]
if (!dist || !Number.isFinite(limit)) throw new Error('usage: budget.mjs DIST_OF_APP BYTES')
const html = readFileSync(join(dist, 'index.html'), 'utf8')
let total = 0
for (const [, url] of html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
  const bytes = gzipSync(readFileSync(join(dist, url.replace(/^\/[^/]+\//, ''))), { level: 9 }).length
  console.log(`${String(bytes).padStart(8)}  ${basename(url)}`)
  total += bytes
}
console.log(`${String(total).padStart(8)}  first load, limit ${limit}`)
if (total === 0 || total > limit) process.exit(1)

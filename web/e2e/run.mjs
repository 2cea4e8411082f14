// SPDX-License-Identifier: Apache-2.0
// Tells every story (or those whose names are given, or all `--without` them) against one server and one demo. The last line counts.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from './browser.mjs'
import { House } from './house.mjs'
import { Told } from './story.mjs'

// One a line, in the order in which they are told; the pages' check with axe last.
const names = [
  'loop',
  'fixer',
  'taps',
  'offline',
  'outbox',
  'sealed',
  'pass',
  'import',
  'slip',
  'forget',
  'box',
  'stand',
  'visit',
  'area',
  'today',
  'photos',
  'codes',
  'merge',
  'eight_hours',
  'patrol',
  'keyboard',
  'access',
]
const without = process.argv[2] === '--without'
const named = process.argv.slice(without ? 3 : 2)
const unknown = named.filter((name) => !names.includes(name))
if (unknown.length) throw new Error(`no such story: ${unknown.join(', ')}`)
const wanted = named.length ? names.filter((name) => named.includes(name) !== without) : names
const told = new Told()
const house = new House()
let browser
try {
  console.log('making the demo …')
  house.makeDemo(15, 3)
  browser = await launch()
  for (const name of wanted) {
    const { default: story } = await import(`./${name}.story.mjs`)
    const pages = {}
    await story({ told, house, browser, pages, shown: { pages: () => pages, folder: join(tmpdir(), 'gridward-e2e-failed') } })
    for (const page of Object.values(pages)) await page.context().close().catch(() => undefined)
    await house.stop()
  }
} catch (error) {
  told.failed.push(String(error.stack ?? error))
} finally {
  await browser?.close()
  await house.remove().catch((error) => told.failed.push(String(error)))
}
console.log(`\n${told.summary()}`)
process.exitCode = told.failed.length || told.stories === 0 ? 1 : 0

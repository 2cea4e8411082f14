// SPDX-License-Identifier: Apache-2.0
// A story is told in sentences, each a step that must come true before the next. `tell` runs one and counts; the first
// sentence that fails ends its story with the pages as they stood, the others still run.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export class Told {
  stories = 0
  steps = 0
  failed = []

  summary() {
    const bad = this.failed.length
    return `e2e: ${this.stories} stories, ${this.steps} steps: ${bad ? `${bad} failed (${this.failed.join('; ')})` : 'all passed'}`
  }
}

/** `body(step)`; `pages()` gives the open pages by name for pictures of a failure, kept in `folder`. */
export async function tell(told, title, { pages, folder }, body) {
  told.stories += 1
  console.log(`\n${title}`)
  let now = 'before its first step'
  const step = async (sentence, work) => {
    now = sentence
    const started = Date.now()
    const value = await work()
    told.steps += 1
    console.log(`  ✓ ${sentence} (${Date.now() - started} ms)`)
    return value
  }
  try {
    await body(step)
  } catch (error) {
    told.failed.push(`${title}: ${now}: ${String(error.message ?? error).slice(0, 300)}`)
    console.log(`  ✗ ${now}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`)
    await keepPictures(pages(), folder, title)
  }
}

async function keepPictures(pages, folder, title) {
  mkdirSync(folder, { recursive: true })
  for (const [name, page] of Object.entries(pages)) {
    for (const fault of page.faults ?? []) console.log(`    ${name}: ${fault}`)
    const file = join(folder, `${title.replace(/[^a-z0-9]+/gi, '-')}-${name}.png`)
    await page.screenshot({ path: file }).then(() => console.log(`    ${page.url()} is shown in ${file}`), () => undefined)
  }
}

export function must(condition, what) {
  if (!condition) throw new Error(what)
}

/** Asks until the answer is true-ish, and gives it. */
export async function until(ask, what, patience_ms = 15_000) {
  const end = Date.now() + patience_ms
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`waited ${patience_ms} ms in vain: ${what}`)
    await new Promise((done) => setTimeout(done, 150))
  }
}

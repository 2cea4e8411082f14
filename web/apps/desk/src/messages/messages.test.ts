// SPDX-License-Identifier: Apache-2.0
import { messageKeys, type Messages } from '@gridward/ui'
import en from '../../../../packages/ui/src/messages/en'
import zh from '../../../../packages/ui/src/messages/zh-CN'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { areas, deskMessages } from '.'

const source = join(__dirname, '..')
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [path] : []
  })
}
const known = new Set([...messageKeys(deskMessages.en), ...messageKeys(en as Messages)])
const used = files(source).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bt\('([a-z_.0-9]+)'/g)].map((match) => match[1]!))

describe('the texts of the desk', () => {
  test('every text stands in Chinese and in English', () => {
    expect(messageKeys(deskMessages.en)).toEqual(messageKeys(deskMessages['zh-CN']))
  })
  test('no two areas and no shared text use the same heading', () => {
    const heads = areas.flatMap((area) => Object.keys(area.zh))
    expect(new Set(heads).size).toBe(heads.length)
    expect(heads.filter((head) => head in zh)).toEqual([])
  })
  test('every text that a page asks for by its full name exists', () => {
    expect(used.length).toBeGreaterThan(150)
    expect(used.filter((key) => !known.has(key))).toEqual([])
  })
  test('no Chinese or English sentence stands in a page instead of here', () => {
    const pages = files(source).filter((path) => path.endsWith('.vue'))
    const withText = pages.filter((path) => /<template>[\s\S]*[\u4e00-\u9fff]{2,}/.test(readFileSync(path, 'utf8')))
    expect(withText).toEqual([])
  })
})

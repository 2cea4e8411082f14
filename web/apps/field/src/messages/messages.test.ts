// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { messageKeys } from '@gridward/ui'
import { expect, test } from 'vitest'
import sharedZh from '../../../../packages/ui/src/messages/zh-CN'
import en from './en'
import first from './first'
import today from './today'
import zh from './zh-CN'

const source = fileURLToPath(new URL('..', import.meta.url))
const files = (readdirSync(source, { recursive: true }) as string[]).filter((name) => /\.(vue|ts)$/.test(name) && !name.includes('messages/'))

test('every text stands in Chinese and in English', () => {
  expect(messageKeys(en)).toEqual(messageKeys(zh))
  expect(messageKeys(first.en)).toEqual(messageKeys(first['zh-CN']))
  expect(messageKeys(today.en)).toEqual(messageKeys(today['zh-CN']))
})

test('every key that a page asks for exists', () => {
  const known = new Set([...messageKeys(zh), ...messageKeys(first['zh-CN']), ...messageKeys(today['zh-CN']), ...messageKeys(sharedZh)])
  const missing = files.flatMap((name) => {
    const text = readFileSync(`${source}/${name}`, 'utf8')
    return [...text.matchAll(/\bt\('([a-z_A-Z0-9.]+)'/g)].map((match) => match[1] ?? '').filter((key) => !known.has(key))
  })
  expect(missing).toEqual([])
})

test('no page speaks Chinese by itself', () => {
  const speaking = files.filter((name) => !name.includes('.test.') && /[\u4e00-\u9fff]/.test(readFileSync(`${source}/${name}`, 'utf8')))
  expect(speaking).toEqual([])
})

test('no text of the app hides a text of the package', () => {
  const shared = Object.keys(sharedZh)
  expect(Object.keys(zh).filter((key) => shared.includes(key))).toEqual([])
})

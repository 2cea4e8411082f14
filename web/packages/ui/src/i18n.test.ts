// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { messageKeys } from './i18n'
import en from './messages/en'
import zh from './messages/zh-CN'

test('every shared text stands in Chinese and in English', () => {
  expect(messageKeys(en)).toEqual(messageKeys(zh))
})

test('a key that only one language has is seen', () => {
  expect(messageKeys({ a: { b: 'x' } })).not.toEqual(messageKeys({ a: { b: 'x', c: 'y' } }))
})

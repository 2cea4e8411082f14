// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { loadAppI18n, messageKeys, switchLocale, type Locale } from './i18n'
import en from './messages/en'
import zh from './messages/zh-CN'

test('every shared text stands in Chinese and in English', () => {
  expect(messageKeys(en)).toEqual(messageKeys(zh))
})

test('a key that only one language has is seen', () => {
  expect(messageKeys({ a: { b: 'x' } })).not.toEqual(messageKeys({ a: { b: 'x', c: 'y' } }))
})

test('one language is loaded at first, the other when somebody switches; where it cannot be had nothing changes', async () => {
  const asked: Locale[] = []
  let network = true
  const i18n = await loadAppI18n(async (locale) => {
    asked.push(locale)
    if (!network) throw new TypeError('failed to fetch')
    return locale === 'en' ? en : zh
  })
  const composer = i18n.global
  expect(asked).toEqual(['zh-CN'])
  expect(composer.t('ui.language')).toBe(zh.ui.language)
  // A page's own texts in both languages do not count as the language.
  composer.mergeLocaleMessage('en', { today: { title: 'Today' } })
  network = false
  expect(await switchLocale(composer, 'en')).toBe(false)
  expect([composer.locale.value, composer.t('ui.language')]).toEqual(['zh-CN', zh.ui.language])
  network = true
  expect(await switchLocale(composer, 'en')).toBe(true)
  expect([composer.t('ui.language'), composer.t('today.title')]).toEqual([en.ui.language, 'Today'])
  await switchLocale(composer, 'zh-CN')
  await switchLocale(composer, 'en')
  expect(asked).toEqual(['zh-CN', 'en', 'en'])
})

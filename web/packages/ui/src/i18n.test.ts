// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { beginAppI18n, createAppI18n, messageKeys, switchLocale, wholeTexts, type Locale } from './i18n'
import en from './messages/en'
import zh from './messages/zh-CN'

test('every shared text stands in Chinese and in English', () => {
  expect(messageKeys(en)).toEqual(messageKeys(zh))
})

test('a key that only one language has is seen', () => {
  expect(messageKeys({ a: { b: 'x' } })).not.toEqual(messageKeys({ a: { b: 'x', c: 'y' } }))
})

test('a text takes its names, and its form by number', () => {
  const { t } = createAppI18n({ 'zh-CN': { n: '{n} 处，{what}{n}' }, en: { n: '1 place | {n} places', s: 'a|b {{x}}' } }).global as unknown as { t: (key: string, ...more: unknown[]) => string }
  expect(t('n', { n: 3, what: '$& {n}' })).toBe('3 处，$& {n}3')
  expect(t('n')).toBe(' 处，')
  const english = { locale: 'en' }
  expect([0, 1, 2].map((n) => t('n', n, english))).toEqual(['0 places', '1 place', '2 places'])
  expect(t('n', { n: 5 }, { ...english, plural: 5 })).toBe('5 places')
  expect(t('s', {}, english)).toBe('a|b {}')
})

test('the first page speaks both languages at once; all of one is loaded when it is wanted, and where it cannot be had nothing changes', async () => {
  const asked: Locale[] = []
  let network = false
  const first = { 'zh-CN': { ui: { language: zh.ui.language } }, en: { ui: { language: en.ui.language } } }
  const composer = beginAppI18n(first, async (locale) => {
    asked.push(locale)
    if (!network) throw new TypeError('failed to fetch')
    return locale === 'en' ? en : zh
  }).global
  expect(composer.t('ui.language')).toBe(zh.ui.language)
  await expect(wholeTexts(composer)).rejects.toThrow()
  network = true
  await wholeTexts(composer)
  await wholeTexts(composer)
  expect(composer.t('state.closed')).toBe(zh.state.closed)
  // A page's own texts in both languages do not count as the language.
  composer.mergeLocaleMessage('en', { today: { title: 'Today' } })
  network = false
  expect(await switchLocale(composer, 'en')).toBe(false)
  expect([composer.locale.value, composer.t('ui.language')]).toEqual(['zh-CN', zh.ui.language])
  network = true
  expect(await switchLocale(composer, 'en')).toBe(true)
  expect([composer.t('ui.language'), composer.t('state.closed'), composer.t('today.title')]).toEqual([en.ui.language, en.state.closed, 'Today'])
  await switchLocale(composer, 'zh-CN')
  await switchLocale(composer, 'en')
  expect(asked).toEqual(['zh-CN', 'zh-CN', 'en', 'en'])
})

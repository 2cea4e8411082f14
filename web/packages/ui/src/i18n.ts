// SPDX-License-Identifier: Apache-2.0
// vue-i18n as every app uses it: zh-CN first, en complete beside it, the choice kept on the device. An app hands in its own
// texts; the words that several apps share (states, steps, roles …) come with the package.
import { createI18n, type I18n } from 'vue-i18n'
import en from './messages/en'
import zh from './messages/zh-CN'

export type Locale = 'zh-CN' | 'en'
export type Messages = { [key: string]: string | Messages }
export const locales: Locale[] = ['zh-CN', 'en']
const store_key = 'gridward.locale'

export function savedLocale(): Locale {
  try {
    return localStorage.getItem(store_key) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

export type AppI18n = I18n<Record<string, never>, Record<string, never>, Record<string, never>, Locale, false>

export function createAppI18n(own: Record<Locale, Messages>): AppI18n {
  const i18n = createI18n({
    legacy: false,
    locale: savedLocale(),
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': { ...zh, ...own['zh-CN'] }, en: { ...en, ...own.en } },
  }) as unknown as AppI18n
  mark(savedLocale())
  return i18n
}

/** Remembers the choice on this device and tells the page's language to screen readers. */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(store_key, locale)
  } catch {
    // private mode without storage: the choice lasts as long as the page
  }
  mark(locale)
}

function mark(locale: Locale): void {
  if (typeof document !== 'undefined') document.documentElement.lang = locale
}

/** All keys of a message tree, "a.b.c", in order. Two languages must give the same list. */
export function messageKeys(tree: Messages, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : messageKeys(value, `${prefix}${key}.`),
  )
}

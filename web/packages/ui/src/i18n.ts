// SPDX-License-Identifier: Apache-2.0
// vue-i18n as every app uses it: zh-CN first, en complete beside it, the choice kept on the device. An app hands in all texts,
// the words that several apps share (states, steps, roles …) among them, at once or a language at a time.
import { createI18n, type I18n } from 'vue-i18n'

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

/** All the texts of a language, an app's own and those that come with the package (`@gridward/ui/messages/`). */
export type Texts = Partial<Record<Locale, Messages>>
/** Where a language comes from that is not there yet. */
let more: ((locale: Locale) => Promise<Messages>) | undefined
/** Whole languages; pages may have brought texts of their own for others. */
const here = new Set<Locale>()

export function createAppI18n(texts: Texts): AppI18n {
  const i18n = createI18n({ legacy: false, locale: savedLocale(), fallbackLocale: 'zh-CN', messages: texts as Record<Locale, Messages> }) as unknown as AppI18n
  for (const locale of locales) if (texts[locale]) here.add(locale)
  mark(savedLocale())
  return i18n
}

/** With the chosen language alone; the other comes when somebody switches. */
export async function loadAppI18n(load: (locale: Locale) => Promise<Messages>): Promise<AppI18n> {
  more = load
  const locale = savedLocale()
  return createAppI18n({ [locale]: await load(locale) })
}

interface Composer { locale: { value: string }; mergeLocaleMessage(locale: Locale, texts: Messages): void }
/** False, and nothing changes, when the language cannot be had now. */
export async function switchLocale(composer: Composer, locale: Locale): Promise<boolean> {
  if (!here.has(locale)) {
    const texts = await more?.(locale).catch(() => undefined)
    if (!texts) return false
    composer.mergeLocaleMessage(locale, texts)
    here.add(locale)
  }
  composer.locale.value = locale
  keepLocale(locale)
  return true
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

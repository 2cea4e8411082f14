// SPDX-License-Identifier: Apache-2.0
// vue-i18n as every app uses it: zh-CN first, en complete beside it, the choice kept on the device. An app hands in all texts,
// the words that several apps share (states, steps, roles …) among them, at once or a language at a time.
import { createI18n, type I18n, type MessageCompiler, type MessageContext, type MessageFunction } from 'vue-i18n'

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

/** Where a language comes from that is not there yet. */
let more: ((locale: Locale) => Promise<Messages>) | undefined
/** Whole languages; pages may have brought texts of their own for others. */
const here = new Set<Locale>()

/** Our texts hold names in braces and, for English, two forms by number: the compiler of the library's whole language is a tenth of what a phone loads first. */
const sentence = (text: string): MessageFunction<string> => {
  const forms = text.split(' | ')
  return (said: MessageContext<string>) => (forms.length > 1 ? said.plural(forms) : text).replace(/\{\s*(\w+)\s*\}/g, (_: string, name: string) => String(said.named(name) ?? ''))
}

function make(texts: Record<Locale, Messages>): AppI18n {
  mark(savedLocale())
  return createI18n({ legacy: false, locale: savedLocale(), fallbackLocale: 'zh-CN', messages: texts, messageCompiler: sentence as MessageCompiler }) as unknown as AppI18n
}

/** With all texts of both languages. */
export function createAppI18n(texts: Record<Locale, Messages>): AppI18n {
  for (const locale of locales) here.add(locale)
  return make(texts)
}

/** With what the first page says. All of the chosen language comes with `wholeTexts`, that of the other when somebody switches. */
export function beginAppI18n(first: Record<Locale, Messages>, load: (locale: Locale) => Promise<Messages>): AppI18n {
  more = load
  here.clear()
  return make(first)
}

/** Rejects when it cannot be had now. */
export async function wholeTexts(composer: Composer, locale = composer.locale.value as Locale): Promise<void> {
  if (here.has(locale) || !more) return
  composer.mergeLocaleMessage(locale, await more(locale))
  here.add(locale)
}

interface Composer { locale: { value: string }; mergeLocaleMessage(locale: Locale, texts: Messages): void }
/** False, and nothing changes, when the language cannot be had now. */
export async function switchLocale(composer: Composer, locale: Locale): Promise<boolean> {
  const there = await wholeTexts(composer, locale).then(() => true, () => false)
  if (!there) return false
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

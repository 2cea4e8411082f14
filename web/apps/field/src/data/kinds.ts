// SPDX-License-Identifier: Apache-2.0
// What an extinguisher's type is called: by the rules where they name it, by our own texts for obsolete ones.
import type { RulesView } from '@gridward/api'

interface Words { t: (key: string) => string; te: (key: string) => boolean }

export function extinguisherKind(type: string, rules: RulesView | undefined, locale: string, words: Words): string {
  const known = rules?.extinguisher_types.find((one) => one.id === type)
  if (known) return locale === 'en' ? known.en : known.zh
  const key = `obsolete_kind.${type}`
  return words.te(key) ? words.t(key) : type
}

// SPDX-License-Identifier: Apache-2.0
// The texts: what the sign-in page says is here at once, the rest comes a language at a time; who reads Chinese does not wait for English.
import { beginAppI18n, type Locale, type Messages } from '@gridward/ui'
import first from './first'

const parts: Record<Locale, () => Promise<{ default: Messages }>> = { 'zh-CN': () => import('./all.zh-CN'), en: () => import('./all.en') }

export async function loadTexts(locale: Locale): Promise<Messages> {
  return (await parts[locale]()).default
}

export const i18n = beginAppI18n(first, loadTexts)

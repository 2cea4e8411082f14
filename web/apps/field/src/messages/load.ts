// SPDX-License-Identifier: Apache-2.0
// The texts, a language at a time: who reads Chinese does not wait for English. first.js has asked for them already when this runs.
import type { Locale, Messages } from '@gridward/ui'

const parts: Record<Locale, () => Promise<{ default: Messages }>> = { 'zh-CN': () => import('./all.zh-CN'), en: () => import('./all.en') }

export async function loadTexts(locale: Locale): Promise<Messages> {
  return (await parts[locale]()).default
}

// SPDX-License-Identifier: Apache-2.0
// A reason in words. Days near today by their name, others by month and day.
import { shanghaiDate } from '@gridward/model'
import { formatTime, type Tone } from '@gridward/ui'
import type { Need, Reason } from './needs'

type Say = (key: string, named?: Record<string, unknown>) => string
export interface ReasonWords { text: string; more?: string; tone: Tone }

export function shortDay(day: string, locale: string): string {
  return formatTime(day, 'monthDay', locale)
}

/** "2026-12-01" for the day that many days on. */
export function dayAfter(now_ms: number, days: number): string {
  return shanghaiDate(now_ms + days * 86_400_000)
}

export function reasonWords(reason: Reason, today: string, locale: string, say: Say): ReasonWords {
  const by = 'by' in reason ? shortDay(reason.by, locale) : ''
  switch (reason.kind) {
    case 'draft': return { text: say('today.reason.draft'), tone: 'brand' }
    case 'recheck': return { text: say('today.reason.recheck', { n: reason.n }), tone: 'info' }
    case 'due': return { text: say(`today.reason.${reason.late ? 'due_late' : 'due'}`, { by }), tone: 'quiet' }
    case 'deadline': {
      if (reason.late) return { text: say('today.reason.deadline_late', { n: reason.n, by }), tone: 'bad' }
      return { text: say(`today.reason.${reason.by === today ? 'deadline_today' : 'deadline_near'}`, { n: reason.n }), tone: 'warn' }
    }
    case 'asked': {
      const word = reason.late ? 'asked_late' : reason.by === today ? 'asked_today' : 'asked_by'
      return { text: say('today.reason.asked', { why: reason.why }), more: say(`today.reason.${word}`, { by }), tone: 'grave' }
    }
  }
}

/** What a need is called. */
export function nameOf(need: Need, locale: string): string {
  if (need.place) return need.place.name
  const { hazard } = need
  return hazard?.place_name || (hazard?.item_text && (locale === 'en' ? hazard.item_text.en || hazard.item_text.zh : hazard.item_text.zh)) || hazard?.description || ''
}

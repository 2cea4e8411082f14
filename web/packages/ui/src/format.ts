// SPDX-License-Identifier: Apache-2.0
// Dates and times as people read them, always in Asia/Shanghai whatever the device says; numbers, distances, bilingual data.
import type { Locale } from './i18n'

const zone = 'Asia/Shanghai'
type Style = 'date' | 'time' | 'dateTime' | 'dayTime' | 'monthDay' | 'month'
const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayTime: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  monthDay: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
}
const formats = new Map<string, Intl.DateTimeFormat>()

/** Takes an RFC 3339 instant, a date "2026-11-23" or milliseconds; "" for what is no time. */
export function formatTime(value: string | number | undefined, style: Style, locale: string): string {
  if (value === undefined || value === '') return ''
  const at = typeof value === 'number' ? value : instantMs(value)
  if (!Number.isFinite(at)) return ''
  const key = `${locale}/${style}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...styles[style], timeZone: zone })
    formats.set(key, format)
  }
  return format.format(at)
}

/** Milliseconds of an RFC 3339 text (microseconds allowed) or of a date at 00:00 Shanghai; NaN for anything else. */
export function instantMs(text: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(`${text}T00:00:00+08:00`)
  return Date.parse(text.replace(/(\.\d{3})\d+/, '$1'))
}

export function formatDistance(metres: number, locale: string): string {
  if (metres < 1000) return locale === 'en' ? `${Math.round(metres / 10) * 10} m` : `${Math.round(metres / 10) * 10} 米`
  const km = (metres / 1000).toFixed(metres < 10_000 ? 1 : 0)
  return locale === 'en' ? `${km} km` : `${km} 公里`
}

export function formatNumber(value: number, locale: string): string {
  return value.toLocaleString(locale === 'en' ? 'en-GB' : 'zh-CN')
}

/** The side of a bilingual text that the reader wants. */
export function say(text: { zh: string; en: string } | undefined, locale: string): string {
  if (!text) return ''
  return (locale as Locale) === 'en' ? text.en || text.zh : text.zh
}

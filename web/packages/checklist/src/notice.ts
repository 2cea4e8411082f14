// SPDX-License-Identifier: Apache-2.0
// The notice for the person in charge (a reminder, never an order): what was found on a visit, what to do and by when, as lines of plain
// text. Pure, and made from what the phone holds: it needs no network. No name of a person stands in it.
import type { Answer, Basis, Checklist, ChecklistItem, HazardPage, Text } from '@gridward/api'
import { formatTime, instantMs, say } from '@gridward/ui'
import { followsFrom, type FollowsKey } from './follows'
import { notice_words, type NoticeWords } from './notice_words'

export interface NoticeFault {
  title: Text
  note: string
  follows: FollowsKey
  due_ms?: number
  advice: Text
  pass: Text
  basis: Basis[]
}
export interface Notice { place: string; address: string; grid: string; at_ms: number; faults: NoticeFault[] }
interface Where { name: string; address: string; region_name: string }

const none: Text = { zh: '', en: '' }
const wordsFor = (locale: string): NoticeWords => notice_words[locale === 'en' ? 'en' : 'zh-CN']
const partsOf = (item: ChecklistItem | undefined): Pick<NoticeFault, 'advice' | 'pass' | 'basis'> =>
  ({ advice: item?.advice ?? none, pass: item?.pass ?? none, basis: item?.basis ?? [] })

export function noticeOfVisit(where: Where, list: Checklist, answers: readonly Answer[], at_ms: number): Notice {
  const faults = list.items.flatMap((item): NoticeFault[] => {
    const answer = answers.find((one) => one.item === item.id && one.answer === 'fail')
    if (!answer) return []
    const { key, due_ms } = followsFrom(item, answer.variant, answer.fixed_on_the_spot, at_ms)
    return [{ title: item.text, note: answer.note ?? '', follows: key, ...(due_ms ? { due_ms } : {}), ...partsOf(item) }]
  })
  return { place: where.name, address: where.address, grid: where.region_name, at_ms, faults }
}

export function noticeOfHazard({ hazard, item }: HazardPage, address: string): Notice {
  const { due, comprehensive_element, state, fixed } = { ...hazard, fixed: hazard.state === 'closed' }
  const graver: FollowsKey = hazard.result_class === 'SM' && comprehensive_element ? 'SM_element' : hazard.result_class
  const timed = due !== undefined && state !== 'found' && hazard.result_class !== 'IM'
  const follows: FollowsKey = fixed ? 'fixed' : timed && graver !== 'SM_element' ? 'G2' : graver
  return {
    place: hazard.place_name, address, grid: hazard.region_name, at_ms: instantMs(hazard.found_at),
    faults: [{ title: hazard.item_text ?? none, note: hazard.description, follows, ...(timed && due ? { due_ms: instantMs(due) } : {}), ...partsOf(item) }],
  }
}

export interface NoticeLines { head: string[]; begin: string; faults: { title: string; follows: FollowsKey; lines: string[] }[]; foot: string[] }
/** How much is said: all of it, what to do and by when, or only what and by when. */
export type Length = 'whole' | 'short' | 'shortest'

export function noticeLines(notice: Notice, locale: string, length: Length = 'whole'): NoticeLines {
  const words = wordsFor(locale)
  const faults = notice.faults.map((fault) => {
    const title = say(fault.title, locale)
    const lines = [words.follows[fault.follows](formatTime(fault.due_ms, 'dayTime', locale))]
    const [how, should, laws] = [say(fault.advice, locale), say(fault.pass, locale), lawsOf(fault.basis, words)]
    if (length !== 'shortest' && how && fault.follows !== 'fixed') lines.push(words.how(how))
    if (length === 'whole' && should && fault.follows !== 'fixed') lines.push(words.should(should))
    if (length === 'whole' && laws) lines.push(words.basis(laws))
    return { title: [title, fault.note].filter(Boolean).join(words.colon), follows: fault.follows, lines }
  })
  const head = [words.place(notice.place), ...(notice.address ? [words.address(notice.address)] : []), words.at(formatTime(notice.at_ms, 'dateTime', locale))]
  return { head, begin: words.begin(faults.length), faults, foot: [words.after, words.nature, words.ask(notice.grid)] }
}

function lawsOf(basis: readonly Basis[], words: NoticeWords): string {
  return basis.filter((one) => one.code !== 'common_practice')
    .map((one) => words.law(one.code, one.edition === 'local' ? words.local : one.edition, one.article, one.confirmed)).join(words.join)
}

export function noticeTitle(locale: string): string {
  return wordsFor(locale).title
}

export function noticeText(notice: Notice, locale: string, length: Length = 'whole'): string {
  const { head, begin, faults, foot } = noticeLines(notice, locale, length)
  const body = faults.flatMap(({ title, lines }, index) => [`${index + 1}. ${title}`, ...lines])
  return [noticeTitle(locale), ...head, begin, ...body, ...foot].join('\n')
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** What goes into the QR code: the text itself, shorter where it is too long for a code that another phone reads off a screen, at last
 *  the first faults and where the whole can be had. */
export function noticeForQr(notice: Notice, locale: string, most_bytes: number): string {
  for (const length of ['whole', 'short', 'shortest'] as const) {
    const text = noticeText(notice, locale, length)
    if (bytesOf(text) <= most_bytes) return text
  }
  const words = wordsFor(locale)
  const { head, begin, faults } = noticeLines(notice, locale, 'shortest')
  const foot = [words.nature, words.whole]
  for (let kept = faults.length - 1; kept > 0; kept -= 1) {
    const body = faults.slice(0, kept).map(({ title, lines }, index) => `${index + 1}. ${title} ${lines[0] ?? ''}`)
    const text = [noticeTitle(locale), ...head, begin, ...body, words.more(faults.length - kept), ...foot].join('\n')
    if (bytesOf(text) <= most_bytes) return text
  }
  return [noticeTitle(locale), ...head.slice(-1), begin.replace(/[：:]$/, ''), ...foot].join('\n')
}

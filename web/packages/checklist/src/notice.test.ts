// SPDX-License-Identifier: Apache-2.0
import type { Answer, Checklist, HazardPage } from '@gridward/api'
import readQr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { resolvedLists } from './cases'
import { noticeForQr, noticeOfHazard, noticeOfVisit, noticeText } from './notice'
import { notice_words } from './notice_words'
import { most_qr_bytes, qrPath } from './qr'

const lists = resolvedLists()
const restaurant = lists.get('restaurant@1') as Checklist
const where = { name: '演示餐馆0001', address: '演示路1号', region_name: '东市社区第1网格' }
const at = Date.parse('2026-11-25T10:00:00+08:00')
const fail = (item: string, more: Partial<Answer> = {}): Answer => ({ item, answer: 'fail', photos: [], fixed_on_the_spot: false, ...more })
const visit = (...answers: Answer[]) => noticeOfVisit(where, restaurant, answers, at)
const locales = ['zh-CN', 'en'] as const
const bytes = (text: string): number => new TextEncoder().encode(text).length

function readBack(text: string): string | undefined {
  const { size, path } = qrPath(text)
  const scale = 4
  const pixels = new Uint8ClampedArray(size * scale * size * scale * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g))
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1) pixels.fill(0, (((Number(y) * scale + dy) * size * scale) + Number(x) * scale + dx) * 4, (((Number(y) * scale + dy) * size * scale) + Number(x) * scale + dx) * 4 + 3)
  return readQr(pixels, size * scale, size * scale)?.data
}

test('a notice says where, what, by when, how, and on what it rests', () => {
  expect(noticeText(visit(fail('CA-08', { note: '报警器未通电' })), 'zh-CN').split('\n')).toEqual([
    '隐患告知书（提醒）',
    '场所：演示餐馆0001',
    '地址：演示路1号',
    '查看时间：2026/11/25 10:00',
    '有 1 处请您留意：',
    '1. 燃气报警器与自动切断阀：报警器未通电',
    '请在 11月28日 10:00 前改好。',
    '怎么改：请先通电试一下报警器，坏了或没装请联系供气企业尽快装好。',
    expect.stringMatching(/^改到这样：/),
    expect.stringMatching(/^依据：安全生产法（2021）第36条/),
    '改好后请告诉网格员，会有人来看；改不了也请早点说，一起想办法。',
    '这是网格员的提醒，不是行政处罚，也不是责令整改的文书。',
    '有疑问可以问网格员，或问所在社区（东市社区第1网格）。',
  ])
})

test('what was put right on the spot is thanked for and not asked for again', () => {
  const text = noticeText(visit(fail('CA-06', { fixed_on_the_spot: true })), 'zh-CN')
  expect(text).toContain('当场已经改好，谢谢。')
  expect(text).not.toContain('怎么改')
})

test('danger comes with the number to call, a suspected major fault with what to do until it is judged', () => {
  expect(noticeText(visit(fail('CA-08', { variant: 'leak' })), 'en')).toContain('get everybody out and call 119')
  expect(noticeText(visit(fail('CA-02')), 'zh-CN')).toContain('核实之前请先停用')
})

describe.each([...lists.keys()])('every fault of %s', (name) => {
  const list = lists.get(name) as Checklist
  test.each(locales)('is a reminder in %s and never sounds like an order', (locale) => {
    const answers = list.items.flatMap((item) => [fail(item.id), ...item.variants.map((one) => fail(item.id, { variant: one.id }))])
    for (const answer of answers) {
      const notice = noticeOfVisit(where, list, [answer], at)
      const text = noticeText(notice, locale).replace(notice_words[locale].nature, '')
      expect(text).not.toMatch(/责令|勒令|罚款|处罚决定|必须立即|\bordered\b|must immediately|penalt|\bfine[ds]\b/i)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})

test('the code holds the text itself, and another phone reads it back', () => {
  const notice = visit(fail('CA-06', { note: '气瓶倒放' }))
  const text = noticeForQr(notice, 'zh-CN', most_qr_bytes)
  expect(text).toBe(noticeText(notice, 'zh-CN', 'short'))
  expect(readBack(text)).toBe(text)
})

test.each(locales)('a long notice is cut for the code and says how many there are and where the whole is (%s)', (locale) => {
  const notice = visit(...restaurant.items.map((item) => fail(item.id, { note: '看'.repeat(60) })))
  const text = noticeForQr(notice, locale, most_qr_bytes)
  expect(bytes(text)).toBeLessThanOrEqual(most_qr_bytes)
  expect(text).toContain('20')
  expect(text).toContain(notice_words[locale].whole)
  expect(text).toContain(notice_words[locale].nature)
  expect(readBack(text)).toBe(text)
})

test('whatever was written, the code keeps its size', () => {
  for (let n = 1; n <= restaurant.items.length; n += 1)
    for (const length of [0, 40, 500]) {
      const notice = visit(...restaurant.items.slice(0, n).map((item) => fail(item.id, { note: '长'.repeat(length) })))
      for (const locale of locales) expect(bytes(noticeForQr(notice, locale, most_qr_bytes))).toBeLessThanOrEqual(most_qr_bytes)
    }
})

test("a hazard's notice takes the deadline that counts, and thanks when it is closed", () => {
  const hazard = {
    place_name: '演示餐馆0001', region_name: '东市社区第1网格', item_text: { zh: '燃气报警器', en: 'Gas alarm' }, description: '未通电',
    result_class: 'SM', state: 'rectifying', due: '2026-12-01T18:00:00+08:00', found_at: '2026-11-25T10:00:00+08:00',
  }
  const page = { hazard, steps: [], possible_steps: [] } as unknown as HazardPage
  expect(noticeText(noticeOfHazard(page, '演示路1号'), 'zh-CN')).toContain('请在 12月1日 18:00 前改好。')
  expect(noticeText(noticeOfHazard({ ...page, hazard: { ...page.hazard, state: 'found' } }, ''), 'zh-CN')).toContain('已请街道来核实')
  expect(noticeText(noticeOfHazard({ ...page, hazard: { ...page.hazard, state: 'closed' } }, ''), 'en')).toContain('thank you')
})

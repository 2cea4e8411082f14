// SPDX-License-Identifier: Apache-2.0
import type { Checklist, ChecklistItem } from '@gridward/api'
import { expect, test } from 'vitest'
import { confirmRest, failed, photosBefore, toInspection, withAnswer, withExtinguisher, withoutAnswers, withSeen, type Draft } from './draft'

const text = { zh: '甲', en: 'a' }
function item(id: string, resultClass: 'A' | 'G2'): ChecklistItem {
  return {
    id, group: 'g', text, look_at: text, pass: text, result: { class: resultClass }, variants: [], advice: text, phrases: [],
    basis: [], photo: 'never',
  }
}
const items = [item('A-1', 'G2'), item('A-2', 'G2'), item('A-3', 'A')]
const list: Checklist = { id: 'l', version: 1, published: '2026-11-01', title: text, groups: [{ id: 'g', title: text }], items }
const draft: Draft = {
  id: '01', owner: 'me', place: 'p', checklist: { id: 'l', version: 1 }, answers: [], extinguishers: [], started_at: 1_000_000,
}
const read = withSeen(draft, items.map((one) => one.id))
const none = new Set<string>()
const fault = { note: ' 坏了 ', photos: [], fixed: false }

test('confirming the rest leaves what was answered one by one', () => {
  const some = withAnswer(read, failed(items[1]!, fault, undefined, () => 'H1'))
  const all = confirmRest(some, items, none)
  expect(all.answers.find((one) => one.item === 'A-2')?.answer).toBe('fail')
  expect(all.answers.filter((one) => one.answer === 'pass').map((one) => one.item)).toEqual(['A-1', 'A-3'])
})

test('confirming the rest passes nothing that was not on the screen', () => {
  const some = confirmRest(withSeen(draft, ['A-2']), items, none)
  expect(some.answers.map((one) => one.item)).toEqual(['A-2'])
  expect(confirmRest(draft, items, none).answers).toEqual([])
})

test('confirming the rest passes no item whose hazard is still open', () => {
  expect(confirmRest(read, items, new Set(['A-1'])).answers.map((one) => one.item)).toEqual(['A-2', 'A-3'])
})

test('a draft of an earlier edition of the app has seen nothing yet', () => {
  const { seen: _seen, ...old } = read
  expect(confirmRest(old, items, none).answers).toEqual([])
})

test('what was read stays read when the visit is taken up again', () => {
  expect(withSeen(withSeen(draft, ['A-1']), ['A-1', 'A-3']).seen).toEqual(['A-1', 'A-3'])
  expect(toInspection(read, list, 2_000_000)).not.toHaveProperty('seen')
})

test('a fault keeps its hazard id when it is described again', () => {
  const first = failed(items[0]!, fault, undefined, () => 'H1')
  expect(failed(items[0]!, fault, first, () => 'H2').hazard).toBe('H1')
  expect(first.note).toBe('坏了')
})

test('advice opens no hazard', () => {
  expect(failed(items[2]!, fault, undefined, () => 'H1').hazard).toBeUndefined()
})

test('answers go out in the order of the list', () => {
  const backwards = [...items].reverse().reduce((d, one) => confirmRest(d, [one], none), read)
  expect(toInspection(backwards, list, 2_000_000).answers.map((one) => one.item)).toEqual(['A-1', 'A-2', 'A-3'])
})

test('a clock that was set back never ends a visit before its start', () => {
  const sent = toInspection(draft, list, 500)
  expect(Date.parse(sent.finished_at)).toBe(1_000_000)
})

test('answers can be taken back', () => {
  expect(withoutAnswers(confirmRest(read, items, none), ['A-1', 'A-3']).answers.map((one) => one.item)).toEqual(['A-2'])
})

test('an extinguisher that is looked at twice is one extinguisher', () => {
  const unit = { id: 'E', type: 'water', spot: '门口', defects: [], removed: false, version: 0 }
  const twice = withExtinguisher(withExtinguisher(draft, unit), { ...unit, spot: '后厨' })
  expect(twice.extinguishers.map((one) => one.spot)).toEqual(['后厨'])
})

test('photos of how it was left are among the photos and named apart, only where it was put right', () => {
  const seen = { note: '', photos: ['b'], after: ['a', 'b'], fixed: true }
  const right = failed(items[0]!, seen, undefined, () => 'H1')
  expect(right).toMatchObject({ photos: ['b', 'a'], after: ['a'] })
  expect(photosBefore(right)).toEqual(['b'])
  const not = failed(items[0]!, { ...seen, fixed: false }, undefined, () => 'H1')
  expect(not.photos).toEqual(['b'])
  expect(not).not.toHaveProperty('after')
})

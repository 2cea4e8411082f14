// SPDX-License-Identifier: Apache-2.0
import type { AnswerKind } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { readData, resolvedLists } from './cases'
import { progressOf, walkGroups } from './groups'
import { judge } from './judge'

interface Case {
  name: string
  checklist: string
  answers: { item: string; answer: AnswerKind; variant: string | null; note: string; photos: number }[]
  expect: {
    ok: boolean
    findings: { item: string; class: string; hours: number | null }[]
    not_seen: number
    problems: (string | { code: string })[]
  }
}
const lists = resolvedLists()
const { cases } = readData<{ cases: Case[] }>('tests/data/checklist_cases.json')

describe('the cases that the server runs too', () => {
  test('there are cases', () => expect(cases.length).toBeGreaterThan(19))
  test.each(cases)('$name', (one) => {
    const list = lists.get(one.checklist)
    if (!list) throw new Error(`no list ${one.checklist}`)
    const judged = judge(list, one.answers)
    expect({
      ok: judged.ok,
      findings: judged.findings.map((f) => ({ item: f.item, class: f.result_class, hours: f.limit_hours ?? null })),
      not_seen: judged.not_seen,
      problems: judged.problems.map((problem) => problem.code),
    }).toEqual({ ...one.expect, problems: one.expect.problems.map((p) => (typeof p === 'string' ? p : p.code)) })
  })
})

test('a small restaurant is walked group by group, core and own items of one group together', () => {
  const list = lists.get('small_catering@1')
  if (!list) throw new Error('no list')
  const groups = walkGroups(list)
  expect(new Set(groups.map((group) => group.id)).size).toBe(groups.length)
  expect(groups.flatMap((group) => group.items)).toHaveLength(list.items.length)
})

test('progress counts answers, faults and what was not seen', () => {
  const list = lists.get('restaurant@1')
  const group = list && walkGroups(list)[0]
  if (!group) throw new Error('no group')
  const answers = new Map(group.items.map((item) => [item.id, { answer: 'fail' as AnswerKind }]))
  expect(progressOf(group, answers)).toMatchObject({ answered: group.items.length, failed: group.items.length })
  expect(progressOf(group, new Map())).toMatchObject({ answered: 0, failed: 0, total: group.items.length })
})

test('a fault with a limit that was put right during the visit needs no photo', () => {
  const list = lists.get('restaurant@1')
  if (!list) throw new Error('no list')
  const answer = { item: 'CA-08', answer: 'fail' as AnswerKind, photos: 0 }
  expect(judge(list, [{ ...answer, fixed_on_the_spot: true }]).ok).toBe(true)
  expect(judge(list, [answer]).problems[0]?.code).toBe('inspection.photo_needed')
})

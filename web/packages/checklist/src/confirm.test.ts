// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolvedLists } from './cases'
import { restOf } from './confirm'
import { judge } from './judge'

const list = resolvedLists().get('restaurant@1')
if (!list) throw new Error('no list')
const { items } = list
const ids = items.map((item) => item.id)
const some = fc.subarray(ids).map((chosen) => new Set(chosen))

test('nothing is passed that was not looked at, answered or known to be wrong', () => {
  fc.assert(fc.property(some, some, some, (answered, seen, open) => {
    const rest = restOf(items, { answered, seen, open })
    for (const { id } of rest.confirmable) expect([seen.has(id), answered.has(id), open.has(id)]).toEqual([true, false, false])
    const parts = [...rest.confirmable, ...rest.unseen, ...rest.known].map((item) => item.id)
    expect(new Set(parts).size).toBe(parts.length)
    expect([...parts].sort()).toEqual(ids.filter((id) => !answered.has(id)).sort())
  }))
})

test('what was not looked at counts as not seen when the rest is confirmed', () => {
  fc.assert(fc.property(some, (seen) => {
    const { confirmable } = restOf(items, { answered: new Set(), seen, open: new Set() })
    const judged = judge(list, confirmable.map((item) => ({ item: item.id, answer: 'pass', photos: 0 })))
    expect(judged.not_seen).toBe(items.length - seen.size)
  }))
})

test('an item with an open hazard waits for an answer of its own', () => {
  const rest = restOf(items, { answered: new Set(), seen: new Set(ids), open: new Set(['CA-08']) })
  expect(rest.known.map((item) => item.id)).toEqual(['CA-08'])
  expect(rest.confirmable).toHaveLength(items.length - 1)
})

// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { resolvedLists } from '../../../../packages/checklist/src/cases'
import { longest_note, says, toggled } from './words'

const zh = '，'
const en = ', '

test('a tap fills the note, the next one extends it, the same again takes its words out', () => {
  const one = toggled('', '未通电', zh)
  const two = toggled(one, '已过期', zh)
  expect([one, two, toggled(two, '未通电', zh)]).toEqual(['未通电', '未通电，已过期', '已过期'])
  expect(toggled('no power', 'expired', en)).toBe('no power, expired')
  expect(toggled('no power, expired', 'no power', en)).toBe('expired')
})

test('what was typed stays, and words inside others are not mistaken for them', () => {
  expect(says('后厨未通电', '未通电', zh)).toBe(false)
  expect(toggled('后厨两台', '未通电', zh)).toBe('后厨两台，未通电')
  expect(toggled('后厨两台，未通电', '未通电', zh)).toBe('后厨两台')
})

test('a full note stays as it is', () => {
  const full = '一'.repeat(longest_note - 1)
  expect(toggled(full, '未通电', zh)).toBe(full)
})

test('every item of every checklist offers its usual words in both languages, without the comma that joins them', () => {
  const bare = [...resolvedLists().values()].flatMap((list) => list.items).filter(
    (item) => item.phrases.length === 0 || item.phrases.some(({ zh: z, en: e }) => !z.trim() || !e.trim() || z.includes('，') || e.includes(',')),
  )
  expect([...new Set(bare.map((item) => item.id))]).toEqual([])
})

// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import type { Checklist } from '@gridward/api'
import { beforeEach, expect, test, vi } from 'vitest'
import { draft_ms } from '../store/leave'
import { keepFor } from '../store/owner'
import { keepDraft } from './keep_draft'
import { listOfVisit, useDraft } from './useDraft'

vi.mock('../session', async () => ({ me: (await import('vue')).ref('me'), client: {} }))
vi.mock('../outbox/sender', () => ({ outbox: {}, post: vi.fn(), photoEntries: () => [] }))

const [first, second] = [1, 2].map((version) => ({ id: 'restaurant', version, items: [] }) as unknown as Checklist) as [Checklist, Checklist]
const ref = ({ id, version }: Checklist): { id: string; version: number } => ({ id, version })
const begin = async (place: string, list: Checklist, ago_ms = 0): Promise<void> => {
  await keepDraft({ id: `V${place}`, owner: 'me', place, checklist: ref(list), answers: [{ item: 'A', answer: 'pass', photos: [], fixed_on_the_spot: false }], extinguishers: [], started_at: Date.now() - ago_ms })
}
beforeEach(() => keepFor('me'))

test('a visit begun with a list is finished with it when a newer one has come', async () => {
  await begin('P1', first)
  expect(await listOfVisit('P1', ref(second))).toEqual(ref(first))
  const { draft, open } = useDraft()
  await open('P1', first)
  expect(draft.value).toMatchObject({ id: 'VP1', checklist: ref(first), answers: [{ item: 'A' }] })
})

test('the next visit takes the newer list, also where one was begun too long ago', async () => {
  expect(await listOfVisit('P2', ref(second))).toEqual(ref(second))
  await begin('P3', first, draft_ms + 1)
  expect(await listOfVisit('P3', ref(second))).toEqual(ref(second))
})

// SPDX-License-Identifier: Apache-2.0
import type { Checklist, Inspection } from '@gridward/api'
import { beforeEach, expect, test } from 'vitest'
import { Outbox, type Entry } from '../outbox/outbox'
import { asProblem, Problem } from '@gridward/api'
import { otherReasons, reasonsAt, takenByOther } from './reasons'
import { correctedVisit, draftOfRefused, listOf, reasonsOfVisit, underOtherIds } from './visit'

const field = (path: string, message = path): { path: string; code: string; message: string } => ({ path, code: 'c', message })
const list = { id: 'restaurant', version: 2, items: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] } as unknown as Checklist
const sent: Inspection = {
  place: 'P', checklist: { id: 'restaurant', version: 1 }, extinguishers: [], started_at: '2026-11-30T09:00:00+08:00', finished_at: '2026-11-30T09:10:00+08:00',
  answers: [{ item: 'B', answer: 'fail', photos: ['p'], hazard: 'H', fixed_on_the_spot: false }, { item: 'GONE', answer: 'pass', photos: [], fixed_on_the_spot: false }],
}
const refused = (fields = [field('answers[0].note', 'too long'), field('finished_at', 'ahead')]): Entry => ({
  id: 'V', owner: 'me', kind: 'inspection', path: '/v1/inspections/V', body: sent, needs: ['photo:p'], title: '演示餐馆', about: 'P', number: 4,
  order: 1, made_at: 1, tries: 1, next_at: 1, state: 'refused', problem: { status: 422, code: 'request.invalid', detail: 'wrong', fields },
})

test('a refused visit is a draft again under the same id, with what the list still asks', () => {
  const draft = draftOfRefused(refused(), list)
  expect(draft).toMatchObject({ id: 'V', place: 'P', checklist: { id: 'restaurant', version: 2 }, correcting: 'V', seen: ['B'] })
  expect(draft.answers.map((answer) => answer.item)).toEqual(['B'])
})

test('what was being corrected when the page was closed is there again', () => {
  const begun = draftOfRefused(refused(), list)
  const kept = { ...begun, answers: [{ ...begun.answers[0]!, note: 'shorter' }], seen: ['A', 'B'] }
  expect(draftOfRefused({ ...refused(), correction: kept }, list)).toMatchObject({ seen: ['A', 'B'], answers: [{ note: 'shorter' }] })
})

test('the corrected visit keeps its time, unless that lay ahead', () => {
  const draft = draftOfRefused(refused(), list)
  expect(correctedVisit(refused(), draft, list, Date.parse('2026-11-30T12:00:00+08:00'))).toMatchObject({ finished_at: expect.stringContaining('09:10:00') })
  const now = Date.parse('2026-11-30T08:00:00+08:00')
  const moved = correctedVisit(refused(), draft, list, now) as Inspection
  expect(Date.parse(moved.finished_at)).toBe(now)
  expect(Date.parse(moved.finished_at) - Date.parse(moved.started_at)).toBe(600_000)
})

test('each reason stands at its field, and the rest on top', () => {
  const { items, other } = reasonsOfVisit(refused())
  expect([...items]).toEqual([['B', ['too long']]])
  expect(other).toEqual(['ahead'])
  expect(reasonsAt(refused().problem, 'finished_at')).toEqual(['ahead'])
  expect(reasonsAt({ ...refused().problem!, fields: [field('answers[10].note')] }, 'answers[1].')).toEqual([])
  expect(otherReasons({ status: 403, code: 'scope.forbidden', detail: 'not yours', fields: [] }, [])).toEqual(['not yours'])
})

test('only a version that the server does not know makes way for the present one', () => {
  const present = { id: 'restaurant', version: 2 }
  expect(listOf(refused(), present)).toEqual({ id: 'restaurant', version: 1 })
  expect(listOf(refused([field('checklist')]), present)).toEqual(present)
})

test('what the server has under this id already goes under another, its hazards too', () => {
  expect(takenByOther({ status: 409, code: 'inspection.id_taken', detail: '', fields: [] })).toBe(true)
  expect(takenByOther({ status: 409, code: 'hazard.step_not_now', detail: '', fields: [] })).toBe(false)
  expect(underOtherIds(sent, () => 'N').answers[0]?.hazard).toBe('N')
})

class Box {
  entries = new Map<string, Entry>()
  full = false
  outbox = new Outbox({
    storage: {
      all: async () => [...this.entries.values()].map((one) => structuredClone(one)),
      put: async (all, gone) => {
        if (this.full) throw new DOMException('full', 'QuotaExceededError')
        if (gone) this.entries.delete(gone.id)
        all.forEach((one) => this.entries.set(one.id, structuredClone(one)))
      },
      received: async () => new Set(),
      settle: async (one) => void this.entries.delete(one.id),
      remove: async (one) => void this.entries.delete(one.id),
    },
    api: { send: async () => { throw new Problem(0, { code: 'net.unreachable' }) } },
    clock: { now: () => 50 },
    asProblem,
  })
}
let box: Box
beforeEach(() => {
  box = new Box()
  box.entries.set('V', refused())
})

test('what is kept while it is corrected leaves the refused entry as it was', async () => {
  await box.outbox.keepCorrection('V', { half: 'done' })
  expect(box.entries.get('V')).toEqual({ ...refused(), correction: { half: 'done' } })
})

test('a corrected entry goes back into the line with its number, photos before it, in one go', async () => {
  await box.outbox.keepCorrection('V', { half: 'done' })
  await box.outbox.amend('V', () => ({ body: { other: 1 }, needs: ['photo:q'] }), [{ id: 'photo:q', kind: 'photo', path: '/v1/photos/q', photo: 'q', title: 't' }])
  const now = box.entries.get('V')
  expect(now).toMatchObject({ state: 'waiting', number: 4, body: { other: 1 }, needs: ['photo:q'], tries: 0 })
  expect(now).not.toHaveProperty('correction')
  expect(now).not.toHaveProperty('problem')
  expect(box.entries.get('photo:q')?.state).toBe('waiting')
})

test('on a full phone the refused entry and its correction stay', async () => {
  await box.outbox.keepCorrection('V', { half: 'done' })
  box.full = true
  await expect(box.outbox.amend('V', () => ({ body: {} }))).rejects.toThrow()
  expect(box.entries.get('V')).toMatchObject({ state: 'refused', correction: { half: 'done' } })
})

test('under another id it stands in for the one before, with its number', async () => {
  await box.outbox.amend('V', () => ({ id: 'W', path: '/v1/inspections/W' }))
  expect([...box.entries.keys()]).toEqual(['W'])
  expect(box.entries.get('W')?.number).toBe(4)
})

test('what waits or was sent is not corrected behind its back', async () => {
  box.entries.set('V', { ...refused(), state: 'waiting' })
  await box.outbox.keepCorrection('V', {})
  await box.outbox.amend('V', () => ({ body: 'other' }))
  expect(box.entries.get('V')).toEqual({ ...refused(), state: 'waiting' })
})

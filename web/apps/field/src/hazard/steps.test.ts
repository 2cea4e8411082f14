// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { asProblem, type Step } from '@gridward/api'
import { Outbox, type Entry } from '../outbox/outbox'
import { photosOf } from '../outbox/receipt'
import { beforePhoto } from './before'
import { complete, formOf, limits, stepEntries, stepInput, type StepForm } from './steps'

const form: StepForm = { text: '', photos: [], limit: limits[1]!, to: '', by_place: true }
const now = Date.parse('2026-11-23T09:00:00+08:00')

test('an extension, a return and a failed re-check need a reason', () => {
  for (const kind of ['extended', 'returned', 'recheck_failed'] as const) {
    expect(complete(kind, form)).toBe(false)
    expect(complete(kind, { ...form, text: '材料未到' })).toBe(true)
  }
})

test('a hand-over needs a department and a note needs words or a photo', () => {
  expect(complete('handed_over', form)).toBe(false)
  expect(complete('handed_over', { ...form, to: 'fire' })).toBe(true)
  expect(complete('noted', form)).toBe(false)
  expect(complete('noted', { ...form, photos: ['a'.repeat(64)] })).toBe(true)
})

test('a step says only what its kind takes', () => {
  expect(stepInput('recheck_passed', form, now)).toEqual({ kind: 'recheck_passed', device_at: '2026-11-23T09:00:00.000000+08:00', text: '', photos: [] })
  expect(stepInput('notice_given', { ...form, photos: ['x'] }, now)).toMatchObject({ limit: { amount: 3, unit: 'calendar_days' }, photos: [] })
  expect(stepInput('done', form, now)).toMatchObject({ by_place: true })
})

test('a new photo is held against how the hazard was found, and only where a photo shows it now', () => {
  const step = (kind: string, photos: string[]): Step => ({ id: kind, kind, at: '', actor: '', text: '', photos, by_place: false }) as Step
  const steps = [step('found', ['a', 'b']), step('notice_given', []), step('recheck_failed', ['c'])]
  expect(beforePhoto(steps, 'done')).toBe('a')
  expect(beforePhoto(steps, 'extended')).toBeUndefined()
  expect(beforePhoto([step('found', []), step('noted', ['n'])], 'recheck_passed')).toBe('n')
  expect(beforePhoto([step('found', [])], 'recheck_passed')).toBeUndefined()
})

test('a step goes after its photos and after what was entered before about the same hazard', async () => {
  const kept = new Map<string, Entry>()
  const sent: string[] = []
  const outbox = new Outbox({
    storage: {
      all: async () => [...kept.values()],
      put: async (list) => list.forEach((entry) => kept.set(entry.id, entry)),
      received: async () => new Set(),
      settle: async (entry) => void kept.delete(entry.id),
      remove: async (entry) => void kept.delete(entry.id),
    },
    api: {
      send: async (entry) => {
        sent.push(entry.id)
        return { item: entry.id, photos: photosOf(entry) }
      },
    },
    clock: { now: () => now },
    asProblem,
  })
  const hazard = { id: 'H', title: '报警器' }
  await outbox.add('me', stepEntries(hazard, 'S1', stepInput('notice_given', form, now), []))
  const second = stepEntries(hazard, 'S2', stepInput('done', { ...form, photos: ['p'] }, now), await outbox.list('me'))
  expect(second.find((entry) => entry.id === 'S2')?.needs).toEqual(['S1', 'photo:p'])
  await outbox.add('me', second)
  await outbox.run('me')
  expect(sent).toEqual(['S1', 'photo:p', 'S2'])
})

test('a refused step opens with what was entered, a limit of its own included', () => {
  const input = stepInput('notice_given', { ...form, text: '三日内', limit: limits[2]! }, now)
  expect(formOf(input)).toEqual({ ...form, text: '三日内', limit: limits[2] })
  expect(formOf({ kind: 'extended', limit: { amount: 9, unit: 'hours' } }).limit).toEqual({ amount: 9, unit: 'hours' })
  expect(formOf(stepInput('done', { ...form, by_place: false }, now)).by_place).toBe(false)
})

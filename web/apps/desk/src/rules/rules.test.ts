// SPDX-License-Identifier: Apache-2.0
import type { Deadline, Extinguisher, RegionSummary, StepKind } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { beforeAfter } from './before_after'
import { weeksOf } from './deadline_weeks'
import { spanOf } from './extinguisher_span'
import { areaName, filterTree, fullName, pathTo, treeOf } from './region_tree'
import { sha256, sha256Plain } from './sha256'
import { emptyDraft, faultsOf, inOrder, inputOf } from './step_form'

describe('step forms', () => {
  const now = '2026-11-23T08:15:00.000000+08:00'
  test('a notice asks for a deadline and sends it as a limit for the server to count', () => {
    const draft = { ...emptyDraft('notice_given'), amount: 5 }
    expect(faultsOf('notice_given', { ...draft, amount: undefined })).toEqual(['deadline'])
    expect(inputOf('notice_given', draft, [], now).limit).toEqual({ amount: 5, unit: 'working_days' })
  })
  test('a chosen date is in time until its last second in Shanghai', () => {
    const draft = { ...emptyDraft('extended'), mode: 'date' as const, date: '2026-12-01', text: '等配件' }
    const input = inputOf('extended', draft, ['photo'], now)
    expect(input.due).toBe('2026-12-01T23:59:59.000000+08:00')
    expect(input.limit).toBeUndefined()
    expect(input.photos).toEqual([])
  })
  test('handing over without a department or a reason is refused before sending', () => {
    expect(faultsOf('handed_over', emptyDraft('handed_over'))).toEqual(['department', 'text'])
  })
  test('only "done" says whether the place fixed it', () => {
    expect(inputOf('done', emptyDraft('done'), [], now).by_place).toBe(true)
    expect(inputOf('recheck_passed', emptyDraft('recheck_passed'), [], now).by_place).toBeUndefined()
  })
  test('a text of 501 characters is too long, 500 is not', () => {
    expect(faultsOf('noted', { ...emptyDraft('noted'), text: '字'.repeat(500) })).toEqual([])
    expect(faultsOf('noted', { ...emptyDraft('noted'), text: '字'.repeat(501) })).toEqual(['text_long'])
  })
  test('buttons stand in the same order whatever the server sends, the note last', () => {
    const kinds: StepKind[] = ['noted', 'handed_over', 'notice_given', 'escalated']
    expect(inOrder(kinds)).toEqual(['notice_given', 'handed_over', 'noted'])
  })
})

describe('photos side by side', () => {
  test('what was found is before, what was fixed is after', () => {
    expect(beforeAfter([{ kind: 'found', photos: ['a'] }, { kind: 'done', photos: ['b'] }, { kind: 'recheck_passed', photos: ['c'] }])).toEqual({ before: ['a'], after: ['b', 'c'] })
  })
  test('a failed re-check takes back what was shown as fixed', () => {
    expect(beforeAfter([{ kind: 'found', photos: ['a'] }, { kind: 'done', photos: ['b'] }, { kind: 'recheck_failed', photos: ['c'] }])).toEqual({ before: ['a', 'b', 'c'], after: [] })
  })
})

test('the days of a deadline are numbered only where they count, in weeks from Monday', () => {
  const day = (text: string, kind: 'working' | 'weekend', counts: boolean) => ({ day: text, kind, counts })
  const deadline: Deadline = {
    due: '2026-11-30T23:59:59+08:00', year_unknown: false,
    days: [day('2026-11-27', 'working', true), day('2026-11-28', 'weekend', false), day('2026-11-29', 'weekend', false), day('2026-11-30', 'working', true)],
  }
  const weeks = weeksOf(deadline)
  expect(weeks).toHaveLength(2)
  expect(weeks[0]![4]).toMatchObject({ day: '2026-11-27', number: 1 })
  expect(weeks[0]![5]!.number).toBeUndefined()
  expect(weeks[1]![0]).toMatchObject({ number: 2, last: true })
})

describe('extinguisher lines', () => {
  const unit: Extinguisher = { id: 'x', type: 'dry_powder', spot: '', manufactured: '2020-01', defects: [], removed: false, version: 1 }
  test('half a life is the middle of the line', () => {
    const span = spanOf(unit, { status: 'due_soon', first_due: '2025-01-01', next_due: '2025-01-01', scrap_on: '2030-01-01' }, '2025-01-01')!
    expect(span.now).toBeCloseTo(0.5, 2)
    expect(span.marks.map((mark) => mark.kind)).toEqual(['made', 'next_due', 'scrap'])
  })
  test('words that would stand on each other go to a second row', () => {
    const span = spanOf({ ...unit, last_service: '2028-12-01' }, { status: 'ok', first_due: '2025-01-01', next_due: '2029-01-01', scrap_on: '2030-01-01' }, '2028-12-05')!
    expect(span.marks.map((mark) => [mark.kind, mark.row])).toEqual([['made', 0], ['serviced', 0], ['next_due', 1], ['scrap', 0]])
  })
  test('a unit past its scrapping stands at the end, one without a month has no line', () => {
    expect(spanOf(unit, { status: 'scrapped_required', scrap_on: '2030-01-01' }, '2031-05-05')!.now).toBe(1)
    expect(spanOf({ ...unit, manufactured: undefined }, { status: 'scrapped_required' }, '2026-01-01')).toBeUndefined()
  })
})

describe('region tree', () => {
  const region = (code: string, name: string, parent: string): RegionSummary => ({ code, name, parent, level: 'grid', valid_from: '2026-01-01', has_boundary: false, version: 1 })
  const all = [region('320612001001002', '第2网格', '320612001001'), region('320612001', '金沙街道', '320612'), region('320612001001', '甲社区', '320612001'), region('320612001001001', '第1网格', '320612001001')]
  const known = new Map(all.map((one) => [one.code, one]))
  test('children stand under their parents in the order of their codes', () => {
    const [root] = treeOf(all)
    expect(root!.label).toBe('金沙街道')
    expect(root!.children![0]!.children!.map((node) => node.label)).toEqual(['第1网格', '第2网格'])
  })
  test('a grid is named after its community, because grid names repeat', () => {
    expect(fullName('320612001001002', known)).toBe('甲社区 · 第2网格')
    const named = new Map([region('320612001002', '乙社区居委会', '320612001'), region('320612001002001', '乙社区第1网格', '320612001002')].map((one) => [one.code, one]))
    expect(fullName('320612001002001', named)).toBe('乙社区第1网格')
  })
  test('an area goes by its own name, not by its committee', () => {
    expect(['天晖社区居委会', '金北村委会', '金北村民委员会', '金北社区居民委员会', '工委会', '开发区管委会'].map(areaName)).toEqual(['天晖社区', '金北村', '金北村', '金北社区', '工委会', '开发区管委会'])
  })
  test('the path leads from the top down', () => {
    expect(pathTo('320612001001002', known).map((one) => one.name)).toEqual(['金沙街道', '甲社区', '第2网格'])
  })
  test('a search keeps what is above a hit and drops the rest', () => {
    const [root] = filterTree(treeOf(all), '第2')
    expect(root!.children![0]!.children!.map((node) => node.label)).toEqual(['第2网格'])
    expect(filterTree(treeOf(all), '没有')).toEqual([])
  })
})

describe('sha-256', () => {
  test('gives the published value for "abc" and for nothing', () => {
    expect(sha256Plain(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Plain(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
  test('agrees with the browser at every length around a block', async () => {
    for (const length of [55, 56, 63, 64, 65, 1000]) {
      const bytes = Uint8Array.from({ length }, (_value, index) => index % 251)
      expect(sha256Plain(bytes)).toBe(await sha256(bytes.buffer))
    }
  })
})

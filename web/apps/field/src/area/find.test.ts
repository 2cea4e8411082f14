// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { find, type Wanted } from './find'
import { initialsOf } from './initials'
import { samplePlace } from './samples.test.data'
import { idOf, makeSheet, packRest, rowOf, rowOfId, unpack, type Sheet } from './sheet'

const today = Date.UTC(2026, 10, 25) / 86_400_000
const named = ['金沙餐厅', '大金沙餐厅', '平安旅馆', 'KTV金沙', '江沙茶厅', '示例超市']
const places = named.map((name, n) => samplePlace(n, {
  name, address: n === 5 ? '金沙街道人民路12号' : '示例路3号', due_on: `2026-11-${20 + n * 2}`, open_hazards: n === 2 ? 3 : 0,
  position: { at: { lng: 121.05 + n / 100, lat: 32.06 } },
}))
const sheets: Sheet[] = [makeSheet(places.slice(0, 2), initialsOf), makeSheet(places.slice(2), initialsOf)]
const names = (more: Partial<Wanted>): string[] => find(sheets, { words: '', today, limit: 50, ...more }).rows.map((row) => row.name)

test('what goes into a sheet comes out of it', () => {
  const odd = [samplePlace(1, { name: 'a\nb', address: '', note: '示例\n备注' }), { ...samplePlace(2) }, samplePlace(3, { area_m2: 12.5 })]
  delete odd[1]?.position
  delete odd[1]?.due_on
  const sheet = makeSheet(odd, initialsOf)
  const back = unpack(sheet, packRest(odd))
  expect(back).toEqual([{ ...odd[0], name: 'a b' }, odd[1], odd[2]])
  expect(rowOf(sheet, 1)).not.toHaveProperty('at')
  expect(odd.map((place) => rowOfId(sheet, place.id))).toEqual([0, 1, 2])
  expect(rowOfId(sheet, samplePlace(9).id)).toBe(-1)
  expect(rowOfId(sheet, '0')).toBe(-1)
})

test('a name is found by a part of it, those that begin so first', () => {
  expect(names({ words: '金沙' })).toEqual(['金沙餐厅', '大金沙餐厅', 'KTV金沙', '示例超市'])
})

test('pinyin initials find a name, in small and capital letters', () => {
  expect(names({ words: 'jsct' })).toEqual(['金沙餐厅', '江沙茶厅', '大金沙餐厅'])
  expect(names({ words: 'JSCT' })).toEqual(names({ words: 'jsct' }))
  expect(names({ words: 'ktvj' })).toEqual(['KTV金沙'])
})

test('an address is found, and several words must all be', () => {
  expect(names({ words: '人民路' })).toEqual(['示例超市'])
  expect(names({ words: '餐厅 大' })).toEqual(['大金沙餐厅'])
  expect(names({ words: '餐厅 人民路' })).toEqual([])
  expect(names({ words: '不存在' })).toEqual([])
})

test('the end of an id finds the one place, its middle finds none', () => {
  const sheet = sheets[1] as Sheet
  const id = idOf(sheet, 1)
  expect(names({ words: id.slice(-8).toLowerCase() })).toEqual(['KTV金沙'])
  expect(names({ words: id.slice(-9, -1) })).toEqual([])
})

test('nearest first where the phone is known, else the next due', () => {
  expect(names({ near: { lng: 121.071, lat: 32.06 } }).slice(0, 3)).toEqual(['平安旅馆', 'KTV金沙', '大金沙餐厅'])
  expect(names({})).toEqual(named)
  const [first] = find(sheets, { words: '平安', today, limit: 1, near: { lng: 121.07, lat: 32.06 } }).rows
  expect(first?.distance_m).toBeLessThan(1)
})

test('of places in one building the next due stands first', () => {
  const at = { at: { lng: 121.05, lat: 32.06 } }
  const house = ['2026-12-24', '2026-11-24', '2026-11-30'].map((due_on, n) => samplePlace(n, { name: due_on, due_on, position: n === 1 ? { at: { lng: 121.05004, lat: 32.06 } } : at }))
  expect(find([makeSheet(house, initialsOf)], { words: '', today, limit: 5, near: at.at }).rows.map((row) => row.name)).toEqual(['2026-11-24', '2026-11-30', '2026-12-24'])
})

test('only those due, only those with open hazards', () => {
  expect(names({ only: 'due' })).toEqual(named.slice(0, 3))
  expect(names({ only: 'open' })).toEqual(['平安旅馆'])
})

test('the best few of many are those of the whole order', () => {
  const many = Array.from({ length: 1000 }, (_, n) => samplePlace(n))
  const split = Array.from({ length: 10 }, (_, n) => makeSheet(many.slice(n * 100, n * 100 + 100), initialsOf))
  const near = { lng: 121.08, lat: 32.07 }
  const all = find(split, { words: 'ct', today, near, limit: 1000 })
  const few = find(split, { words: 'ct', today, near, limit: 7 })
  expect(all.total).toBe(250)
  expect(few.total).toBe(250)
  expect(few.rows.map((row) => row.id)).toEqual(all.rows.slice(0, 7).map((row) => row.id))
  expect(all.rows.every((row, i) => i === 0 || (all.rows[i - 1]?.distance_m ?? 0) <= (row.distance_m ?? 0) + 10)).toBe(true)
})

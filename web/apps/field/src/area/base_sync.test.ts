// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import type { BaseMapPart, BaseSheet } from '@gridward/api'
import { beforeEach, expect, test } from 'vitest'
import { bringBase, unpackSheet } from './base_sync'
import { baseState, clearArea, readBase, writeBase } from './store'

const sheetOf = (key: number): BaseSheet => ({ key, lng: key, lat: 3206, names: [`演示路 ${key}`], lines: [[0, 1, 0, 0, 10, 10]], areas: [], points: [] })

/** Two sheets a part. */
class Server {
  edition = 'a'
  keys = [1, 2, 3, 4, 5]
  asked: string[] = []
  left = Infinity
  part = async (cursor: string | undefined, edition: string | undefined): Promise<BaseMapPart | undefined> => {
    this.asked.push(`${cursor ?? ''}/${edition ?? ''}`)
    if (--this.left < 0) throw new Error('no network')
    if (edition === this.edition) return undefined
    const rest = this.keys.filter((key) => key > Number(cursor ?? 0))
    return { edition: this.edition, source: '© 示例', sheets: rest.slice(0, 2).map(sheetOf), ...(rest.length > 2 ? { next: String(rest[1]) } : {}) }
  }
}
let server: Server
let owner = 'one'
let busy = false
const bring = (): Promise<void> =>
  bringBase({ storage: { state: baseState, write: writeBase }, api: { part: server.part }, owner: () => owner, busy: () => busy, onChange: () => undefined })
const kept = async (): Promise<number[]> => (await readBase()).map(unpackSheet).map((sheet) => sheet.key)

beforeEach(async () => {
  server = new Server()
  owner = 'one'
  busy = false
  await clearArea()
})

test('it comes part by part, and then costs one empty answer', async () => {
  await bring()
  expect(await kept()).toEqual([1, 2, 3, 4, 5])
  expect(await baseState()).toMatchObject({ edition: 'a', source: '© 示例', done: true })
  server.asked = []
  await bring()
  expect(server.asked).toEqual(['/a'])
})

test('a line that breaks costs no part that has come', async () => {
  server.left = 2
  await expect(bring()).rejects.toThrow('no network')
  expect(await kept()).toEqual([1, 2, 3, 4])
  server.left = Infinity
  server.asked = []
  await bring()
  expect(server.asked).toEqual(['4/'])
  expect(await kept()).toEqual([1, 2, 3, 4, 5])
})

test('another edition begins anew, also in the middle, and keeps nothing of the old one', async () => {
  server.left = 1
  await expect(bring()).rejects.toThrow()
  server.left = Infinity
  server.edition = 'b'
  server.keys = [2, 7]
  await bring()
  expect(await kept()).toEqual([2, 7])
  server.edition = 'c'
  server.keys = [9]
  await bring()
  expect(await kept()).toEqual([9])
})

test('it steps aside for what waits to be sent', async () => {
  busy = true
  await bring()
  expect(server.asked).toEqual([])
})

test('it goes with the area, and nothing is kept for somebody who has left meanwhile', async () => {
  await bring()
  await clearArea()
  expect(await kept()).toEqual([])
  expect(await baseState()).toBeUndefined()
  const part = server.part
  server.part = async (...asked) => {
    owner = ''
    return part(...asked)
  }
  await bring()
  expect(await kept()).toEqual([])
})

test('what is another person\'s is not taken for one\'s own', async () => {
  await bring()
  owner = 'two'
  server.asked = []
  await bring()
  expect(server.asked[0]).toBe('/')
})

test('a house without a base map leaves the phone none', async () => {
  server.edition = ''
  server.keys = []
  await bring()
  expect(await kept()).toEqual([])
})

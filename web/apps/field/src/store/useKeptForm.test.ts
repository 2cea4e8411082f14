// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Entry } from '../outbox/outbox'
import { phoneStorage } from '../outbox/storage'
import { database } from './database'
import { dropForms } from './forms'
import { leavePhone } from './leave'
import { keepFor } from './owner'
import { useKeptForm } from './useKeptForm'

/** A page that shows forms; `kill` ends it as the system does: nothing more of it runs. */
const hooks = vi.hoisted(() => ({ unmount: [] as (() => void)[] }))
vi.mock('vue', async (real) => ({ ...(await real<typeof import('vue')>()), onBeforeUnmount: (hook: () => void) => hooks.unmount.push(hook) }))
vi.setConfig({ testTimeout: 20_000 })
beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  keepFor('me')
  await (await database()).clear('forms')
})
afterEach(() => vi.unstubAllGlobals())

const again_ms = 500
interface Form { text: string; photos?: string[] }
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 350))
const begun = async (name: string): Promise<ReturnType<typeof useKeptForm<Form>> & { left: Form | undefined }> => {
  const form = useKeptForm<Form>(again_ms)
  const left = await form.open(name)
  return Object.assign(Object.create(form) as typeof form, { left })
}
const entry = (id: string): Entry => ({ id, owner: 'me', kind: 'hazard', path: '', body: {}, needs: [], title: '', order: 1, made_at: 1, tries: 0, next_at: 1, state: 'waiting' })
const rows = async (): Promise<number> => (await database()).count('forms')

test('what was typed is there again after the page was killed, under the same id', async () => {
  const form = await begun('report')
  form.keep({ text: '楼道' })
  form.keep({ text: '楼道里有杂物' })
  await rest()
  const again = await begun('report')
  expect(again.left).toEqual({ text: '楼道里有杂物' })
  expect(again.id).toBe(form.id)
  expect((await begun('report/P1')).left).toBeUndefined()
})

test('it is kept at once when the page is put away or left', async () => {
  const form = await begun('a')
  form.keep({ text: 'x' })
  Object.assign(document, { visibilityState: 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(async () => expect((await begun('a')).left).toEqual({ text: 'x' }))
  form.keep({ text: 'xy' })
  hooks.unmount.forEach((hook) => hook())
  await vi.waitFor(async () => expect((await begun('a')).left).toEqual({ text: 'xy' }))
})

test('it lies sealed, and is another person\'s not', async () => {
  const form = await begun('report')
  form.keep({ text: '楼道里有杂物' })
  await rest()
  const [row] = await (await database()).getAll('forms')
  expect(Object.keys(row!).sort()).toEqual(['box', 'id', 'owner', 'started_at'])
  keepFor('you')
  expect((await begun('report')).left).toBeUndefined()
})

test('it goes in the transaction that keeps the entry, when it is emptied and when it is thrown away', async () => {
  const sent = await begun('report')
  sent.keep({ text: 'x' })
  await rest()
  sent.keep({ text: 'the last letters' })
  await sent.letGo()
  await phoneStorage.put([entry(sent.id)])
  expect(await rows()).toBe(0)
  await rest()
  expect(await rows()).toBe(0)
  const before = sent.id
  sent.done()
  expect(sent.id).not.toBe(before)
  const emptied = await begun('box')
  emptied.keep({ text: 'x' })
  await rest()
  emptied.keep(undefined)
  await rest()
  expect(await rows()).toBe(0)
  for (const name of ['fault/V1/a', 'fault/V1/b', 'fault/V2/a']) {
    const form = await begun(name)
    form.keep({ text: name })
    await rest()
  }
  await dropForms('fault/V1/')
  expect(await (await database()).getAllKeys('forms')).toEqual(['me/fault/V2/a'])
})

test('what a full phone cannot keep is said, and kept as soon as there is room', async () => {
  const form = await begun('report')
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError') })
  form.keep({ text: '楼道' })
  await vi.waitFor(() => expect(form.unkept.value).toBe('full'), 2_000)
  put.mockRestore()
  await vi.waitFor(() => expect(form.unkept.value).toBeUndefined(), 4_000)
  expect((await begun('report')).left).toEqual({ text: '楼道' })
})

test('what is sent, or typed anew meanwhile, is not tried again over it', async () => {
  const form = await begun('report')
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError') })
  form.keep({ text: 'old' })
  await vi.waitFor(() => expect(form.unkept.value).toBe('full'), 2_000)
  put.mockRestore()
  form.keep({ text: 'new' })
  await rest()
  expect(form.unkept.value).toBeUndefined()
  await new Promise((done) => setTimeout(done, 2 * again_ms))
  expect((await begun('report')).left).toEqual({ text: 'new' })
})

test('at a sign-out it stays as a visit that was begun does; of very many the oldest go', async () => {
  for (let n = 0; n < 42; n += 1) {
    const form = await begun(`step/${n}`)
    form.keep({ text: 'x' })
    hooks.unmount.forEach((hook) => hook())
    await vi.waitFor(async () => expect(await (await database()).getKey('forms', `me/step/${n}`)).toBeDefined())
  }
  await vi.waitFor(async () => expect(await rows()).toBe(40))
  keepFor('')
  await leavePhone()
  expect(await rows()).toBe(40)
})

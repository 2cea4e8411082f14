// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { checkKeeping, isFull, keeping, makingRoom } from './keeping'

const full = (): DOMException => new DOMException('full', 'QuotaExceededError')
afterEach(() => vi.unstubAllGlobals())

test('a full phone forgets copies, which can be had again, before it refuses', async () => {
  let copies = 2
  const keep = async (): Promise<string> => {
    if (copies > 0) throw full()
    return 'kept'
  }
  expect(await makingRoom(keep, async () => { copies = 0 })).toBe('kept')
})

test('what does not fit even then is said, and other faults are not taken for a full phone', async () => {
  await expect(makingRoom(() => Promise.reject(full()), async () => undefined)).rejects.toSatisfy(isFull)
  let forgot = false
  await expect(makingRoom(() => Promise.reject(new Error('other')), async () => { forgot = true })).rejects.toThrow('other')
  expect(forgot).toBe(false)
})

test('the browser is asked to keep things, and what it says is told', async () => {
  const storage = { persisted: async () => false, persist: vi.fn(async () => false) }
  vi.stubGlobal('navigator', { storage })
  await checkKeeping()
  expect(keeping.value).toBe('may_go')
  expect(storage.persist).toHaveBeenCalledOnce()
  storage.persist.mockResolvedValue(true)
  await checkKeeping()
  expect(keeping.value).toBe('kept')
})

test('a browser that has no storage at all says so', async () => {
  vi.resetModules()
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('no', 'SecurityError') } })
  const fresh = await import('./keeping')
  await fresh.checkKeeping()
  expect(fresh.keeping.value).toBe('none')
})

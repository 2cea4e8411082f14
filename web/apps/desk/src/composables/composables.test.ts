// SPDX-License-Identifier: Apache-2.0
import { Problem, type Page } from '@gridward/api'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { gathered } from './use_live'
import { useLoad } from './use_load'
import { usePages } from './use_pages'

/** Answers that the test gives when it likes, in the order it likes. */
function later<T>(): { calls: { resolve: (value: T) => void; reject: (error: unknown) => void; signal: AbortSignal }[]; ask: (signal: AbortSignal) => Promise<T> } {
  const calls: { resolve: (value: T) => void; reject: (error: unknown) => void; signal: AbortSignal }[] = []
  return { calls, ask: (signal) => new Promise<T>((resolve, reject) => calls.push({ resolve, reject, signal })) }
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
let scope: EffectScope
beforeEach(() => {
  scope = effectScope()
})
afterEach(() => scope.stop())

describe('loading one thing', () => {
  test('a slow old answer never overwrites a newer one', async () => {
    const { calls, ask } = later<string>()
    const load = scope.run(() => useLoad(ask))!
    void load.reload()
    calls[1]!.resolve('new')
    await settle()
    calls[0]!.resolve('old')
    await settle()
    expect(load.data.value).toBe('new')
    expect(calls[0]!.signal.aborted).toBe(true)
  })
  test('what was shown stays while it is loaded again, and when that fails', async () => {
    const { calls, ask } = later<string>()
    const load = scope.run(() => useLoad(ask))!
    calls[0]!.resolve('first')
    await settle()
    void load.reload()
    expect(load.data.value).toBe('first')
    calls[1]!.reject(new Problem(503, { code: 'http.busy' }))
    await settle()
    expect(load.data.value).toBe('first')
    expect(load.problem.value?.code).toBe('http.busy')
    expect(load.loading.value).toBe(false)
  })
  test('a changed source clears what was shown, so that nothing stands under a wrong heading', async () => {
    const { calls, ask } = later<string>()
    const id = ref('a')
    const load = scope.run(() => useLoad(ask, [id]))!
    calls[0]!.resolve('of a')
    await settle()
    id.value = 'b'
    await settle()
    expect(load.data.value).toBeUndefined()
    expect(calls).toHaveLength(2)
  })
  test('nothing is taken over once the page is gone', async () => {
    const { calls, ask } = later<string>()
    const load = scope.run(() => useLoad(ask))!
    scope.stop()
    calls[0]!.resolve('too late')
    await settle()
    expect(load.data.value).toBeUndefined()
    expect(calls[0]!.signal.aborted).toBe(true)
  })
})

describe('key paging', () => {
  test('more pages are appended until the server gives no cursor', async () => {
    const pages: Record<string, Page<number>> = { '': { items: [1, 2], next: 'b' }, b: { items: [3] } }
    const asked: (string | undefined)[] = []
    const list = scope.run(() => usePages<number>(async (cursor) => { asked.push(cursor); return pages[cursor ?? '']! }))!
    await settle()
    expect(list.hasMore.value).toBe(true)
    await list.more()
    await list.more()
    expect(list.items.value).toEqual([1, 2, 3])
    expect(list.hasMore.value).toBe(false)
    expect(asked).toEqual([undefined, 'b'])
  })
  test('a changed filter starts anew and forgets the old cursor', async () => {
    const filter = ref('x')
    const asked: string[] = []
    const list = scope.run(() => usePages<string>(async (cursor) => { asked.push(`${filter.value}${cursor ?? ''}`); return { items: [filter.value], next: 'n' } }, [filter]))!
    await settle()
    filter.value = 'y'
    await settle()
    expect(list.items.value).toEqual(['y'])
    expect(asked).toEqual(['x', 'y'])
  })
  test('a page that fails keeps the rows before it and says why', async () => {
    let broken = false
    const list = scope.run(() => usePages<number>(async () => { if (broken) throw new Problem(0, { code: 'net.unreachable' }); return { items: [1], next: 'n' } }))!
    await settle()
    broken = true
    await list.more()
    expect(list.items.value).toEqual([1])
    expect(list.problem.value?.code).toBe('net.unreachable')
  })
})

test('a burst of events is answered once', () => {
  vi.useFakeTimers()
  const act = vi.fn()
  const tell = scope.run(() => gathered(act, 500))!
  for (let i = 0; i < 20; i += 1) tell()
  vi.advanceTimersByTime(500)
  tell()
  vi.advanceTimersByTime(500)
  vi.useRealTimers()
  expect(act).toHaveBeenCalledTimes(2)
})

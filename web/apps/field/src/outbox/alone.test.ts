// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, test } from 'vitest'
import { lease_ms, withLease, type LeaseShelf } from './alone'

let now = 1_000_000
let kept: Map<string, string>
let shelf: LeaseShelf
beforeEach(() => {
  kept = new Map()
  shelf = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
})
const send = (page: string, work: () => Promise<string> = async () => page) => withLease(shelf, page, () => now, work)

describe('without the browser’s locks', () => {
  test('only one of two open pages sends at a time, and the other may when it has ended', async () => {
    expect(await send('a', async () => `${await send('b')}`)).toBe('undefined')
    expect(await send('b')).toBe('b')
  })
  test('the lease of a page that was killed runs out', async () => {
    void send('killed', () => new Promise(() => undefined))
    expect(await send('b')).toBeUndefined()
    now += lease_ms + 1
    expect(await send('b')).toBe('b')
  })
  test('a lease from a clock that has been set back since is not believed', async () => {
    kept.set('gridward-sending', JSON.stringify({ page: 'a', until: now + 365 * 86_400_000 }))
    expect(await send('b')).toBe('b')
  })
  test('a browser that keeps nothing, or something else under that name, sends all the same', async () => {
    kept.set('gridward-sending', 'not ours')
    expect(await send('b')).toBe('b')
    shelf.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(await send('c')).toBe('c')
  })
  test('the lease ends with the work, also when that fails', async () => {
    await expect(send('a', async () => { throw new Error('line') })).rejects.toThrow('line')
    expect(kept.size).toBe(0)
  })
})

// SPDX-License-Identifier: Apache-2.0
import { asProblem, Problem } from '@gridward/api'
import { beforeEach, describe, expect, test } from 'vitest'
import { Outbox, type Entry, type NewEntry } from './outbox'
import { pauseBefore } from './pauses'
import { photosOf, type Receipt } from './receipt'

class Box {
  entries = new Map<string, Entry>()
  receipts = new Map<string, Receipt>()
  full = false
  sent: string[] = []
  answers = new Map<string, Problem[]>()
  replies = new Map<string, Receipt[]>()
  now = 1000
  changes = 0
  outbox = new Outbox({
    storage: {
      all: async () => [...this.entries.values()].map((entry) => structuredClone(entry)),
      put: async (list) => {
        if (this.full) throw new DOMException('full', 'QuotaExceededError')
        list.forEach((entry) => this.entries.set(entry.id, structuredClone(entry)))
      },
      received: async (ids) => new Set(ids.filter((id) => this.receipts.has(id))),
      settle: async (entry, receipt) => {
        this.receipts.set(entry.id, receipt)
        this.entries.delete(entry.id)
      },
      remove: async (entry) => void this.entries.delete(entry.id),
    },
    api: {
      send: async (entry) => {
        const problem = this.answers.get(entry.id)?.shift()
        if (problem) throw problem
        this.sent.push(entry.id)
        return this.replies.get(entry.id)?.shift() ?? { item: entry.id, photos: photosOf(entry) }
      },
    },
    clock: { now: () => this.now },
    asProblem,
    chance: () => 0.5,
    onChange: () => (this.changes += 1),
  })
}
const entry = (id: string, needs: string[] = []): NewEntry => ({ id, kind: 'hazard', path: `/v1/hazards/${id}`, title: id, needs })
const offline = (): Problem => new Problem(0, { code: 'net.unreachable' })
const refused = (): Problem => new Problem(422, {
  code: 'json.invalid', detail: 'wrong', fields: [{ path: 'description', code: 'json.too_long', message: 'too long' }],
})

let box: Box
beforeEach(() => {
  box = new Box()
})

describe('the outbox', () => {
  test('sends in the order in which things were entered', async () => {
    await box.outbox.add('me', [entry('a'), entry('b')])
    await box.outbox.add('me', [entry('c')])
    expect(await box.outbox.run('me')).toBe('empty')
    expect(box.sent).toEqual(['a', 'b', 'c'])
  })

  test('keeps everything while there is no network, and sends it later', async () => {
    await box.outbox.add('me', [entry('a'), entry('b')])
    box.answers.set('a', [offline()])
    expect(await box.outbox.run('me')).toBe('later')
    expect([...box.entries.keys()]).toEqual(['a', 'b'])
    expect(box.entries.get('a')?.state).toBe('waiting')
    box.now += pauseBefore(1)
    expect(await box.outbox.run('me')).toBe('empty')
    expect(box.sent).toEqual(['b', 'a'])
  })

  test('waits longer after each failure, up to ten minutes', async () => {
    expect([1, 2, 3, 4].map((tries) => pauseBefore(tries))).toEqual([2000, 4000, 8000, 16000])
    expect(pauseBefore(40)).toBe(600_000)
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [offline(), offline()])
    await box.outbox.run('me')
    expect(await box.outbox.run('me')).toBe('later')
    expect(box.entries.get('a')?.tries).toBe(1)
    box.now += 2000
    await box.outbox.run('me')
    expect(await box.outbox.nextAt('me')).toBe(box.now + 4000)
  })

  test('pauses differ by chance, by a quarter at most, so that a whole street does not knock at once', () => {
    expect([pauseBefore(1, 0), pauseBefore(1, 0.5), pauseBefore(1, 0.999)]).toEqual([1500, 2000, 2499])
  })

  test('a clock that was set back does not put anything off for a year', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [offline()])
    await box.outbox.run('me')
    box.now -= 365 * 86_400_000
    expect(await box.outbox.nextAt('me')).toBe(box.now)
    expect(await box.outbox.run('me')).toBe('empty')
  })

  test('an entry that breaks the connection each time is tried after the others, not before them', async () => {
    await box.outbox.add('me', [entry('a'), entry('b'), entry('c')])
    box.answers.set('a', Array.from({ length: 9 }, offline))
    expect(await box.outbox.run('me', true)).toBe('later')
    expect(await box.outbox.run('me', true)).toBe('later')
    expect(box.sent).toEqual(['b', 'c'])
  })

  test('an entry leaves only for a receipt that names it and its photos, and the receipt is kept', async () => {
    await box.outbox.add('me', [{ ...entry('a'), body: { answers: [{ item: 'CA-01', photos: ['p1'] }, { item: 'CA-02', photos: ['p2'] }] } }])
    box.replies.set('a', [{ item: '', photos: [] }, { item: 'b', photos: ['p1', 'p2'] }, { item: 'a', photos: ['p1'] }])
    for (const code of ['outbox.no_receipt', 'outbox.other_receipt', 'outbox.photo_missing']) {
      await box.outbox.run('me', true)
      expect(box.entries.get('a')).toMatchObject({ state: 'waiting', problem: { code } })
    }
    expect(await box.outbox.run('me', true)).toBe('empty')
    expect(box.receipts.get('a')?.photos).toEqual(['p1', 'p2'])
  })

  test('what has its receipt is not entered again', async () => {
    await box.outbox.add('me', [entry('a')])
    await box.outbox.run('me')
    await box.outbox.add('me', [{ ...entry('a'), body: { later: true } }])
    expect(box.entries.size).toBe(0)
  })

  test('a phone without room says so and keeps nothing by halves', async () => {
    box.full = true
    await expect(box.outbox.add('me', [entry('a'), entry('b')])).rejects.toThrow('full')
    expect(box.entries.size).toBe(0)
  })

  test('a phone without room for the reason still waits before it tries again, and loses nothing', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [new Problem(500, {})])
    box.full = true
    expect(await box.outbox.run('me')).toBe('later')
    expect(await box.outbox.nextAt('me')).toBe(box.now + 2000)
    expect(box.entries.has('a')).toBe(true)
    box.now += 2000
    expect(await box.outbox.run('me')).toBe('empty')
  })

  test('a person who asks does not wait for the pause', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [offline()])
    await box.outbox.run('me')
    expect(await box.outbox.run('me', true)).toBe('empty')
  })

  test('one thing that upsets the server does not hold up the others', async () => {
    await box.outbox.add('me', [entry('a'), entry('b'), entry('c')])
    box.answers.set('a', [new Problem(500, { code: 'internal' })])
    expect(await box.outbox.run('me')).toBe('later')
    expect(box.sent).toEqual(['b', 'c'])
    expect(box.entries.get('a')?.state).toBe('waiting')
  })

  test('a server that asks for patience gets it', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [new Problem(429, { code: 'session.locked' }, 90)])
    await box.outbox.run('me')
    expect(await box.outbox.nextAt('me')).toBe(box.now + 90_000)
  })

  test('what is refused stays with its reasons and the rest goes on', async () => {
    await box.outbox.add('me', [entry('a'), entry('b')])
    box.answers.set('a', [refused()])
    expect(await box.outbox.run('me')).toBe('held')
    expect(box.sent).toEqual(['b'])
    expect(box.entries.get('a')).toMatchObject({ state: 'refused', problem: { code: 'json.invalid', fields: [{ path: 'description' }] } })
  })

  test('what needs a refused thing is held and not sent without it', async () => {
    await box.outbox.add('me', [entry('photo'), entry('hazard', ['photo'])])
    box.answers.set('photo', [refused()])
    expect(await box.outbox.run('me')).toBe('held')
    expect(box.sent).toEqual([])
    await box.outbox.retry('photo')
    expect(await box.outbox.run('me')).toBe('empty')
    expect(box.sent).toEqual(['photo', 'hazard'])
  })

  test('nothing is thrown away but by its owner', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [refused()])
    await box.outbox.run('me')
    await box.outbox.run('me', true)
    expect(box.entries.size).toBe(1)
    await box.outbox.discard('a')
    expect(box.entries.size).toBe(0)
  })

  test('where a patrol went follows it, and a refusal of the one leaves the other alone', async () => {
    await box.outbox.add('me', [{ ...entry('track:p', ['p']), kind: 'track' }, { ...entry('p'), kind: 'patrol' }])
    box.answers.set('track:p', [refused()])
    await box.outbox.run('me')
    expect(box.sent).toEqual(['p'])
    expect(box.entries.get('track:p')?.state).toBe('refused')
  })

  test('a patrol that its owner gives up takes with it where it went, and nothing else', async () => {
    await box.outbox.add('me', [{ ...entry('p'), kind: 'patrol' }, { ...entry('track:p', ['p']), kind: 'track' }, entry('step', ['p'])])
    await box.outbox.discard('p')
    expect([...box.entries.keys()]).toEqual(['step'])
  })

  test('a lost session leaves everything as it was', async () => {
    await box.outbox.add('me', [entry('a')])
    box.answers.set('a', [new Problem(401, { code: 'session.refused' })])
    expect(await box.outbox.run('me')).toBe('signed_out')
    expect(box.entries.get('a')).toMatchObject({ state: 'waiting', tries: 0 })
  })

  test("one person's entries are never sent in another's session", async () => {
    await box.outbox.add('me', [entry('a')])
    await box.outbox.add('you', [entry('b')])
    expect(await box.outbox.run('you')).toBe('empty')
    expect(box.sent).toEqual(['b'])
  })

  test('entering the same thing twice keeps one', async () => {
    await box.outbox.add('me', [entry('a')])
    await box.outbox.add('me', [{ ...entry('a'), title: 'again' }])
    expect(await box.outbox.list('me')).toHaveLength(1)
    expect(box.entries.get('a')?.title).toBe('a')
  })

  test('two runs at once send each thing once', async () => {
    await box.outbox.add('me', [entry('a'), entry('b')])
    await Promise.all([box.outbox.run('me'), box.outbox.run('me')])
    expect(box.sent).toEqual(['a', 'b'])
  })
})

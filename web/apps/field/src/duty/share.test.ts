// SPDX-License-Identifier: Apache-2.0
import type { PositionsInput, ShareView, TrackPoint } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { DutyShare } from './share'

const minute = 60_000
function setting(server: Partial<ShareView> = {}) {
  const state = {
    now: Date.parse('2026-11-25T06:00:00Z'), sent: [] as { id: string; batch: PositionsInput }[], refuse: 0, away: false, untold: false, stopped: 0, watching: 0, shown: undefined as ShareView | undefined,
    fix: (_lng: number): void => undefined,
  }
  const off: ShareView = { hours_max: 4, retention_hours: 24, ...server }
  let ids = 0
  const share = new DutyShare({
    api: {
      share: async () => off,
      start: async (id, hours) => ({ ...off, id, started_at: new Date(state.now).toISOString(), ends_at: new Date(state.now + hours * 60 * minute).toISOString() }),
      stop: async () => {
        if (state.away) throw Object.assign(new Error('away'), { status: 0 })
        state.stopped += 1
      },
      send: async (id, batch) => {
        if (state.refuse) throw Object.assign(new Error('refused'), { status: state.refuse })
        state.sent.push({ id, batch })
        return { id, points: batch.points.length, ends_at: '' }
      },
    },
    receiver: {
      watch(take: (point: TrackPoint) => void) {
        state.watching += 1
        state.fix = (lng) => take({ at: new Date(state.now).toISOString(), lng, lat: 32 })
        return () => { state.watching -= 1 }
      },
    },
    newId: () => `id${(ids += 1)}`,
    now: () => state.now,
    untold: { get: () => state.untold, set: (untold) => { state.untold = untold } },
    onChange: (view) => { state.shown = view },
  })
  return { state, share }
}

describe('sharing the position on duty', () => {
  test('is off until its owner turns it on: the receiver is not touched', async () => {
    const { state, share } = setting()
    await share.restore()
    await share.beat()
    expect(share.on).toBe(false)
    expect(state.watching).toBe(0)
    expect(state.sent).toEqual([])
  })
  test('sends what was gathered, at most one point in five seconds', async () => {
    const { state, share } = setting()
    await share.start(1)
    for (let second = 0; second < 20; second += 1) {
      state.fix(121 + second / 1000)
      state.now += 1000
    }
    await share.beat()
    expect(state.sent[0]?.batch.points.map(({ lng }) => lng)).toEqual([121, 121.005, 121.01, 121.015])
    await share.beat()
    expect(state.sent).toHaveLength(1)
  })
  test('stops at one tap, at once, even when the server cannot be told', async () => {
    const { state, share } = setting()
    await share.start(1)
    state.fix(121)
    state.away = true
    await expect(share.stop()).rejects.toThrow('away')
    await share.beat()
    expect(state).toMatchObject({ watching: 0, stopped: 0, sent: [] })
    expect(state.shown?.id).toBeUndefined()
    state.away = false
    await share.beat()
    await share.beat()
    expect(state).toMatchObject({ watching: 0, stopped: 1, untold: false })
  })
  test('does not go on after the page was opened again when it was turned off without a network', async () => {
    const { state, share } = setting({ id: 'S1', started_at: '2026-11-25T05:00:00Z', ends_at: '2026-11-25T08:00:00Z' })
    Object.assign(state, { untold: true, away: true })
    await share.beat()
    expect(state).toMatchObject({ watching: 0, stopped: 0 })
    expect(share.on).toBe(false)
  })
  test('falls silent when somebody else takes the phone', async () => {
    const { state, share } = setting()
    await share.start(1)
    share.leaveTo()
    expect(state.watching).toBe(0)
    expect(share.on).toBe(false)
  })
  test('ends by itself when the hours are over', async () => {
    const { state, share } = setting()
    await share.start(1)
    state.now += 60 * minute
    state.fix(121)
    await share.beat()
    expect(share.on).toBe(false)
    expect(state).toMatchObject({ watching: 0, sent: [] })
  })
  test('sends the same batch again under its id when the network was away, and drops what has grown old', async () => {
    const { state, share } = setting()
    await share.start(4)
    state.fix(121)
    state.refuse = 503
    await share.beat()
    state.refuse = 0
    await share.beat()
    expect(state.sent).toHaveLength(1)
    const first = state.sent[0]!.id
    state.now += minute
    state.fix(122)
    state.refuse = 503
    await share.beat()
    state.refuse = 0
    state.now += 51 * minute
    await share.beat()
    expect(state.sent.map(({ id }) => id)).toEqual([first])
  })
  test('falls silent when the server says that sharing is over', async () => {
    const { state, share } = setting()
    await share.start(4)
    state.fix(121)
    state.refuse = 409
    await share.beat()
    expect(share.on).toBe(false)
    expect(state.watching).toBe(0)
  })
  test('goes on after the page was opened again', async () => {
    const { state, share } = setting({ id: 'S1', started_at: '2026-11-25T05:00:00Z', ends_at: '2026-11-25T08:00:00Z' })
    await share.restore()
    state.fix(121)
    await share.beat()
    expect(state.sent[0]?.batch.share).toBe('S1')
  })
})

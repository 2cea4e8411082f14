// SPDX-License-Identifier: Apache-2.0
import type { MemberOnDuty } from '@gridward/api'
import { describe, expect, test } from 'vitest'
import { moved, nearestFirst } from './on_duty'

const member = (person: string, lng: number): MemberOnDuty => ({ person, name: person, region: '3', region_name: 'R', at: '2026-11-25T06:00:00Z', position: { lng, lat: 32 }, accuracy_m: 5 })

describe('members on duty', () => {
  test('who moved stands elsewhere, the others stay, who stopped is gone', () => {
    const marks = { moved: [{ person: 'A', at: '2026-11-25T06:01:00Z', lng: 121.5, lat: 32 }], ended: ['C'], more: false }
    const { members, unknown } = moved([member('A', 121), member('B', 121), member('C', 121)], marks)
    expect(members.map(({ person, position }) => [person, position.lng])).toEqual([['A', 121.5], ['B', 121]])
    expect(members[0]).not.toHaveProperty('accuracy_m')
    expect(unknown).toBe(false)
  })
  test('somebody new, or too many at once, asks for the whole list', () => {
    const new_one = { moved: [{ person: 'X', at: '', lng: 121, lat: 32 }], ended: [], more: false }
    expect(moved([member('A', 121)], new_one).unknown).toBe(true)
    expect(moved([], { moved: [], ended: [], more: true }).unknown).toBe(true)
  })
  test('the nearest to a point comes first, with its distance in metres', () => {
    const list = nearestFirst([member('far', 121.1), member('near', 121.001)], { lng: 121, lat: 32 })
    expect(list.map(({ member: one }) => one.person)).toEqual(['near', 'far'])
    expect(list[0]?.distance_m).toBeGreaterThan(90)
    expect(list[0]?.distance_m).toBeLessThan(97)
  })
})

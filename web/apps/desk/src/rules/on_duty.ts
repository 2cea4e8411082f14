// SPDX-License-Identifier: Apache-2.0
// Who is on duty where, as the desk keeps it: the list from the server, moved by the live stream; nearest first when a point is asked about.
import type { LngLat, MemberOnDuty, MovedMarks } from '@gridward/api'
import { distanceM } from '@gridward/model'

export interface Moved { members: MemberOnDuty[]; unknown: boolean }

/** `unknown`: somebody moved of whom the list does not know the name yet. */
export function moved(members: MemberOnDuty[], marks: MovedMarks): Moved {
  const now = new Map(marks.moved.map((mark) => [mark.person, mark]))
  const gone = new Set(marks.ended)
  const known = new Set(members.map((member) => member.person))
  return {
    members: members.filter((member) => !gone.has(member.person)).map((member) => {
      const mark = now.get(member.person)
      if (!mark) return member
      const { accuracy_m: _before, ...rest } = member
      return { ...rest, at: mark.at, position: { lng: mark.lng, lat: mark.lat }, ...(mark.accuracy_m === undefined ? {} : { accuracy_m: mark.accuracy_m }) }
    }),
    unknown: marks.more || marks.moved.some((mark) => !known.has(mark.person)),
  }
}

export interface NearMember { member: MemberOnDuty; distance_m?: number }

export function nearestFirst(members: MemberOnDuty[], near: LngLat | undefined): NearMember[] {
  if (!near) return members.map((member) => ({ member }))
  return members.map((member) => ({ member, distance_m: distanceM(near, member.position) })).sort((a, b) => a.distance_m - b.distance_m)
}

// SPDX-License-Identifier: Apache-2.0
// Community outlines out of grid boundaries. Grids tile a community, so an edge between two grids of one community is inner
// and disappears; what is left is the outline. Grids that do not share their corners only leave an extra thin line.
import type { BoundaryFeature, LngLat } from '@gridward/api'
import { boundsOf, innerPoint, polygonsOf } from './shape'

export const community_digits = 12
export type Segment = [[number, number], [number, number]]

export function communityOf(code: string): string {
  return code.slice(0, community_digits)
}

const corner = (point: [number, number]): string => `${point[0].toFixed(7)},${point[1].toFixed(7)}`

export function outlinesOf(features: BoundaryFeature[]): Segment[] {
  const edges = new Map<string, { segment: Segment; communities: Map<string, number> }>()
  for (const feature of features) {
    const community = communityOf(feature.properties.code)
    for (const ring of polygonsOf(feature.geometry).flat()) {
      for (let i = 0; i + 1 < ring.length; i += 1) {
        const ends = [corner(ring[i]!), corner(ring[i + 1]!)].sort()
        if (ends[0] === ends[1]) continue
        const key = ends.join(' ')
        const edge = edges.get(key) ?? { segment: [ring[i]!, ring[i + 1]!] as Segment, communities: new Map<string, number>() }
        edge.communities.set(community, (edge.communities.get(community) ?? 0) + 1)
        edges.set(key, edge)
      }
    }
  }
  return [...edges.values()]
    .filter((edge) => edge.communities.size > 1 || [...edge.communities.values()][0] === 1)
    .map((edge) => edge.segment)
}

export interface CommunityLabel { code: string; name: string; at: LngLat }

/** One label a community, standing on the grid whose inside is nearest to the community's middle. */
export function labelsOf(features: BoundaryFeature[], names: Record<string, string>): CommunityLabel[] {
  const groups = new Map<string, BoundaryFeature[]>()
  for (const feature of features) {
    const community = communityOf(feature.properties.code)
    groups.set(community, [...(groups.get(community) ?? []), feature])
  }
  const labels: CommunityLabel[] = []
  for (const [code, members] of groups) {
    const name = names[code]
    const bounds = boundsOf(members)
    if (!name || !bounds) continue
    const middle = { lng: (bounds.west + bounds.east) / 2, lat: (bounds.south + bounds.north) / 2 }
    const inside = members.map((member) => innerPoint(member.geometry)).filter((at): at is LngLat => at !== undefined)
    if (inside.length) labels.push({ code, name, at: meanOrNearest(inside, middle) })
  }
  return labels
}

function meanOrNearest(points: LngLat[], middle: LngLat): LngLat {
  const far = (at: LngLat): number => (at.lng - middle.lng) ** 2 + (at.lat - middle.lat) ** 2
  if (points.length === 1) return points[0]!
  const mean = {
    lng: points.reduce((sum, at) => sum + at.lng, 0) / points.length,
    lat: points.reduce((sum, at) => sum + at.lat, 0) / points.length,
  }
  const nearest = points.reduce((best, at) => (far(at) < far(best) ? at : best))
  return far(mean) <= far(nearest) ? mean : nearest
}

// SPDX-License-Identifier: Apache-2.0
// The next free code below a region: +3 digits for communities and grids, +2 for micro-grids. Codes are never recycled, so the
// proposal lies after the highest one in use. Pure.
import type { RegionLevel, RegionSummary } from '@gridward/api'

export function childShape(level: RegionLevel): 'community' | 'grid' | 'micro_grid' | undefined {
  if (level === 'subdistrict') return 'community'
  if (level === 'community' || level === 'village') return 'grid'
  return level === 'grid' ? 'micro_grid' : undefined
}

export function nextCode(parent: Pick<RegionSummary, 'code' | 'level'>, codes: string[]): string {
  const digits = childShape(parent.level) === 'micro_grid' ? 2 : 3
  const length = parent.code.length + digits
  const used = codes.filter((code) => code.length === length && code.startsWith(parent.code)).map((code) => Number(code.slice(parent.code.length)))
  const next = Math.max(0, ...used) + 1
  return next < 10 ** digits ? parent.code + String(next).padStart(digits, '0') : ''
}

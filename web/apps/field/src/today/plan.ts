// SPDX-License-Identifier: Apache-2.0
// What its owner changed by hand about the day: another order, and what waits for another day. One record a person; the order holds for its
// day alone, what was put off comes back on its day by itself. It never leaves the phone. Pure functions; usePlan keeps it.
import type { Need } from './needs'

export interface Plan {
  owner: string
  /** "2026-11-30", in Shanghai: the day that `order` is for. */
  day: string
  /** Keys of needs as they were put by hand; empty = nobody did. */
  order: string[]
  /** Until which day something waits, and how pressing it was then: when it becomes more pressing it is back at once. */
  off: Record<string, { until: string; rank: number }>
}
/** More than anybody puts off by hand; the oldest go first. */
const most_off = 200
export const farthest_off_days = 31

/** The plan for this day: yesterday's order is gone, and what was put off until today too. */
export function planOf(kept: Plan | undefined, owner: string, day: string): Plan {
  const own = kept?.owner === owner ? kept : undefined
  const off = Object.fromEntries(Object.entries(own?.off ?? {}).filter(([, { until }]) => until > day))
  return { owner, day, order: own?.day === day ? own.order : [], off }
}

/** Whether it waits for another day. */
export function isOff(plan: Plan, need: Pick<Need, 'key' | 'rank'>): boolean {
  const kept = plan.off[need.key]
  return kept !== undefined && kept.until > plan.day && need.rank >= kept.rank
}

/** By hand where there is such an order. What came since stands before the first that is less pressing than it, else at the end. */
export function arranged(plan: Plan, needs: readonly Need[], most: number): Need[] {
  if (!plan.order.length) return needs.slice(0, most)
  const known = new Map(needs.map((need) => [need.key, need]))
  const list = plan.order.flatMap((key) => known.get(key) ?? [])
  const placed = new Set(list)
  for (const need of needs.slice(0, most)) {
    if (placed.has(need)) continue
    const at = list.findIndex((one) => one.rank > need.rank)
    list.splice(at < 0 ? list.length : at, 0, need)
  }
  return list
}

/** One step up (-1) or down (1) in the list as it is shown; the same plan at its ends. */
export function moved(plan: Plan, shown: readonly string[], key: string, step: -1 | 1): Plan {
  const from = shown.indexOf(key)
  const to = from + step
  if (from < 0 || to < 0 || to >= shown.length) return plan
  const order = [...shown]
  order.splice(from, 1)
  order.splice(to, 0, key)
  return { ...plan, order }
}

/** Back to the order that nobody made by hand. */
export function unordered(plan: Plan): Plan {
  return { ...plan, order: [] }
}

export function putOff(plan: Plan, need: Pick<Need, 'key' | 'rank'>, until: string): Plan {
  const others = Object.entries(plan.off).filter(([key]) => key !== need.key)
  return { ...plan, off: Object.fromEntries([...others.slice(-(most_off - 1)), [need.key, { until, rank: need.rank }]]) }
}

export function takenBack(plan: Plan, key: string): Plan {
  return { ...plan, off: Object.fromEntries(Object.entries(plan.off).filter(([one]) => one !== key)) }
}

/** The first deadline that runs out before it comes back; undefined when none does. */
export function runsOutBefore(need: Need, until: string): string | undefined {
  const days = need.reasons.flatMap((reason) => (reason.kind === 'deadline' || reason.kind === 'asked' ? [reason.by] : []))
  return days.filter((day) => day < until).sort()[0]
}

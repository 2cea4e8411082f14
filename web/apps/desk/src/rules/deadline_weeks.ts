// SPDX-License-Identifier: Apache-2.0
// The explained days of a deadline as weeks from Monday to Sunday, each counted day with its number. Pure.
import type { Deadline, ExplainedDay } from '@gridward/api'

export interface CountedDay extends ExplainedDay {
  /** 1 for the first day that counts; absent for a day that does not. */
  number?: number
  last: boolean
}
export type Week = (CountedDay | undefined)[]

/** 0 = Monday … 6 = Sunday. */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

export function weeksOf(deadline: Deadline): Week[] {
  const weeks: Week[] = []
  let count = 0
  deadline.days.forEach((day, index) => {
    const column = weekday(day.day)
    if (!weeks.length || column === 0) weeks.push(new Array<CountedDay | undefined>(7).fill(undefined))
    if (day.counts) count += 1
    weeks[weeks.length - 1]![column] = { ...day, ...(day.counts ? { number: count } : {}), last: index === deadline.days.length - 1 }
  })
  return weeks
}

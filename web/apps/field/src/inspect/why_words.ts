// SPDX-License-Identifier: Apache-2.0
// Why an extinguisher is judged as it is, in a sentence; undefined for one of a type that this phone's rules do not know.
import type { Extinguisher } from '@gridward/api'
import { whyOf, type LifeTable } from '@gridward/checklist'
import { formatTime } from '@gridward/ui'

type Say = (key: string, values: Record<string, unknown>) => string

export function whyWords(unit: Extinguisher, table: LifeTable, today: string, t: Say, locale: string): string | undefined {
  if (![...table.types.map((one) => one.id), ...table.obsolete].includes(unit.type)) return undefined
  const why = whyOf(unit, table, today)
  return t(`unit_form.why.${why.reason}`, { date: formatTime(why.date, 'date', locale), years: (why.months ?? 0) / 12, n: why.days_left ?? 0 })
}

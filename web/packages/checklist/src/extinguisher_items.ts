// SPDX-License-Identifier: Apache-2.0
// The item of each checklist that asks for the fire extinguishers: what is wrong with one of them belongs there, and is not asked twice.
import type { Checklist, ChecklistItem } from '@gridward/api'

export const extinguisher_items: readonly string[] = ['CA-14', 'EN-19', 'GA-10', 'HO-09', 'NS-06', 'RE-07', 'SH-11']

export function extinguisherItem(list: Checklist): ChecklistItem | undefined {
  return list.items.find((item) => extinguisher_items.includes(item.id))
}

// SPDX-License-Identifier: Apache-2.0
// Rules and checklists as the phone holds them. A published checklist never changes, so its copy is as good as the server's.
import type { Checklist, ChecklistRef, ChecklistSummary, Page, RulesView } from '@gridward/api'
import type { LifeTable } from '@gridward/checklist'
import { client } from '../session'
import { copyOrLoad, loadOrCopy } from '../store/cached'

export function loadRules(): Promise<RulesView> {
  return loadOrCopy('rules', () => client.get<RulesView>('/v1/rules'))
}

export function loadChecklist(ref: ChecklistRef): Promise<Checklist> {
  const name = `${ref.id}@${ref.version}`
  return copyOrLoad(`checklist:${name}`, () => client.get<Checklist>(`/v1/checklists/${name}`))
}

/** The newest published version of each list; a list's versions may all be listed. */
export async function newestLists(): Promise<Map<string, ChecklistSummary>> {
  const page = await loadOrCopy('checklists', () => client.get<Page<ChecklistSummary>>('/v1/checklists', { limit: 200 }))
  const newest = new Map<string, ChecklistSummary>()
  for (const list of page.items) if ((newest.get(list.id)?.version ?? 0) < list.version) newest.set(list.id, list)
  return newest
}

export function lifeTable(rules: RulesView): LifeTable {
  return {
    types: rules.extinguisher_types,
    obsolete: rules.obsolete_extinguishers,
    due_soon_days: rules.due_soon_days,
  }
}

// SPDX-License-Identifier: Apache-2.0
// A checklist as it is walked: items by group, groups of included lists with the same id joined, and how far each is.
import type { AnswerKind, Checklist, ChecklistItem, Text } from '@gridward/api'

export interface WalkGroup { id: string; title: Text; items: ChecklistItem[] }
export interface GroupProgress { group: string; total: number; answered: number; failed: number; not_seen: number }
type Answered = ReadonlyMap<string, { answer: AnswerKind }>

export function walkGroups(checklist: Checklist): WalkGroup[] {
  const titles = new Map(checklist.groups.map((group) => [group.id, group.title]))
  const groups = new Map<string, WalkGroup>()
  for (const item of checklist.items) {
    let group = groups.get(item.group)
    if (!group) {
      group = { id: item.group, title: titles.get(item.group) ?? { zh: item.group, en: item.group }, items: [] }
      groups.set(item.group, group)
    }
    group.items.push(item)
  }
  return [...groups.values()]
}

export function progressOf(group: WalkGroup, answers: Answered): GroupProgress {
  const progress = { group: group.id, total: group.items.length, answered: 0, failed: 0, not_seen: 0 }
  for (const item of group.items) {
    const answer = answers.get(item.id)?.answer
    if (answer) progress.answered += 1
    if (answer === 'fail') progress.failed += 1
    if (answer === 'not_seen') progress.not_seen += 1
  }
  return progress
}

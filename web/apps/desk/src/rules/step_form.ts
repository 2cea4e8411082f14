// SPDX-License-Identifier: Apache-2.0
// What each step of a hazard asks for, and the request that comes out of the filled-in form. The server decides whether a
// step may be taken; this only knows which questions to put. Pure.
import type { LimitUnit, StepInput, StepKind } from '@gridward/api'

export interface StepQuestions {
  deadline: boolean
  department: boolean
  /** "done": who fixed it, the place's own people or the person who records it. */
  byPlace: boolean
  text: 'needed' | 'optional'
  photos: boolean
}
const plain: StepQuestions = { deadline: false, department: false, byPlace: false, text: 'optional', photos: true }
const questions: Partial<Record<StepKind, Partial<StepQuestions>>> = {
  notice_given: { deadline: true },
  extended: { deadline: true, text: 'needed', photos: false },
  handed_over: { department: true, text: 'needed' },
  returned: { text: 'needed' },
  done: { byPlace: true },
  recheck_failed: { deadline: true, text: 'needed' },
  major_confirmed: { deadline: true, text: 'needed' },
  major_dismissed: { deadline: true, text: 'needed' },
  noted: { text: 'needed' },
}
export function questionsOf(kind: StepKind): StepQuestions {
  return { ...plain, ...questions[kind] }
}

export type DeadlineMode = LimitUnit | 'date'
export interface StepDraft {
  mode: DeadlineMode
  amount: number | undefined
  /** A date "2026-12-01", the last day on which it is in time. */
  date: string
  department: string
  byPlace: boolean
  text: string
}
export type StepFault = 'deadline' | 'department' | 'text' | 'text_long'
export const text_limit = 500

export function emptyDraft(kind: StepKind): StepDraft {
  const working = kind === 'notice_given' || kind === 'extended' || kind === 'recheck_failed'
  return { mode: working ? 'working_days' : 'calendar_days', amount: working ? 3 : 15, date: '', department: '', byPlace: true, text: '' }
}

export function faultsOf(kind: StepKind, draft: StepDraft): StepFault[] {
  const asks = questionsOf(kind)
  const faults: StepFault[] = []
  if (asks.deadline && !(draft.mode === 'date' ? draft.date : (draft.amount ?? 0) > 0)) faults.push('deadline')
  if (asks.department && !draft.department) faults.push('department')
  if (asks.text === 'needed' && !draft.text.trim()) faults.push('text')
  if ([...draft.text].length > text_limit) faults.push('text_long')
  return faults
}

export function inputOf(kind: StepKind, draft: StepDraft, photos: string[], device_at: string): StepInput {
  const asks = questionsOf(kind)
  const input: StepInput = { kind, device_at, text: draft.text.trim(), photos: asks.photos ? photos : [] }
  if (asks.deadline && draft.mode === 'date') input.due = `${draft.date}T23:59:59.000000+08:00`
  else if (asks.deadline) input.limit = { amount: draft.amount ?? 0, unit: draft.mode as LimitUnit }
  if (asks.department) input.to = draft.department
  if (asks.byPlace) input.by_place = draft.byPlace
  return input
}

/** Steps that move the hazard on, before those that only add to it; the likeliest first. */
const order: StepKind[] = [
  'major_confirmed', 'major_dismissed', 'evacuated', 'recheck_passed', 'recheck_failed', 'notice_given', 'fixed_on_the_spot', 'done',
  'extended', 'handed_over', 'returned', 'noted',
]
export function inOrder(kinds: StepKind[]): StepKind[] {
  return order.filter((kind) => kinds.includes(kind))
}

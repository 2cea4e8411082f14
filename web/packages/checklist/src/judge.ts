// SPDX-License-Identifier: Apache-2.0
// What an inspection's answers mean: findings in the list's order, what was not looked at, what is wrong with the answers.
// Pure. The server judges by the same cases (tests/data/checklist_cases.json); "not_seen" never counts as a pass.
import type { AnswerKind, Checklist, ChecklistItem, Finding, Outcome, ResultClass, Variant } from '@gridward/api'

/** What the engine needs of an answer; photos by name or just how many. */
export interface JudgedAnswer {
  item: string
  answer: AnswerKind
  variant?: string | null | undefined
  photos: readonly string[] | number
  fixed_on_the_spot?: boolean
}
export interface AnswerProblem {
  path: string
  item: string
  code:
    | 'inspection.unknown_item'
    | 'inspection.item_twice'
    | 'inspection.unknown_variant'
    | 'inspection.variant_without_fail'
    | 'inspection.photo_needed'
}
export interface Judgement {
  ok: boolean
  findings: Finding[]
  not_seen: number
  problems: AnswerProblem[]
}

const with_photo: readonly ResultClass[] = ['G2', 'SM', 'IM']

/** The outcome of a failed item, or of its variant; undefined for a variant that the item does not have. */
export function outcomeOf(item: ChecklistItem, variant?: string | null): Outcome | Variant | undefined {
  return variant ? item.variants.find((one) => one.id === variant) : item.result
}

export function limitHours(outcome: Outcome): number | undefined {
  if (outcome.hours !== undefined && outcome.hours !== null) return outcome.hours
  return outcome.days !== undefined && outcome.days !== null ? outcome.days * 24 : undefined
}

/** From G2 up where the item allows photos at all; a G2 that was put right during the visit may do without. */
export function needsPhoto(item: ChecklistItem, outcome: Outcome, fixed = false): boolean {
  if (item.photo !== 'on_fail' || !with_photo.includes(outcome.class)) return false
  return !(outcome.class === 'G2' && fixed)
}

/** A suspected major fault is for others to judge, whatever was done about it meanwhile. */
export function mayBeFixedOnTheSpot(outcome: Outcome): boolean {
  return !['SM', 'IM'].includes(outcome.class) || Boolean(outcome.comprehensive_element)
}

export function judge(checklist: Checklist, answers: readonly JudgedAnswer[]): Judgement {
  const items = new Map(checklist.items.map((item) => [item.id, item]))
  const seen = new Map<string, AnswerKind>()
  const found = new Map<string, Outcome>()
  const problems: AnswerProblem[] = []
  answers.forEach((answer, index) => {
    const item = items.get(answer.item)
    const verdict = problemOf(item, answer, seen.has(answer.item))
    if (verdict.code) problems.push({ path: `answers[${index}]`, item: answer.item, code: verdict.code })
    else if (verdict.outcome) found.set(answer.item, verdict.outcome)
    if (item && !seen.has(item.id)) seen.set(item.id, answer.answer)
  })
  if (problems.length) return { ok: false, findings: [], not_seen: 0, problems }
  return {
    ok: true,
    findings: checklist.items.flatMap((item) => findingOf(item, found.get(item.id))),
    not_seen: checklist.items.filter((item) => (seen.get(item.id) ?? 'not_seen') === 'not_seen').length,
    problems,
  }
}

function problemOf(
  item: ChecklistItem | undefined,
  answer: JudgedAnswer,
  twice: boolean,
): { code?: AnswerProblem['code']; outcome?: Outcome } {
  if (!item) return { code: 'inspection.unknown_item' }
  if (twice) return { code: 'inspection.item_twice' }
  if (answer.answer !== 'fail') return answer.variant ? { code: 'inspection.variant_without_fail' } : {}
  const outcome = outcomeOf(item, answer.variant)
  if (!outcome) return { code: 'inspection.unknown_variant' }
  const photos = typeof answer.photos === 'number' ? answer.photos : answer.photos.length
  if (photos === 0 && needsPhoto(item, outcome, answer.fixed_on_the_spot)) return { code: 'inspection.photo_needed' }
  return { outcome }
}

function findingOf(item: ChecklistItem, outcome: Outcome | undefined): Finding[] {
  if (!outcome) return []
  const hours = limitHours(outcome)
  return [{
    item: item.id,
    result_class: outcome.class,
    ...(hours === undefined ? {} : { limit_hours: hours }),
    ...(outcome.comprehensive_element ? { comprehensive_element: outcome.comprehensive_element } : {}),
  }]
}

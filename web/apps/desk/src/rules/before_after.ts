// SPDX-License-Identifier: Apache-2.0
// Photos of a hazard sorted into "before" (as found) and "after" (as fixed and re-checked), for looking at side by side. Pure.
import type { Step } from '@gridward/api'

const after_kinds = ['fixed_on_the_spot', 'done', 'recheck_passed']

export interface BeforeAfter { before: string[]; after: string[] }

/** A failed re-check shows that the fault is still there: its photos are "before", and what was shown as fixed until then is too. */
export function beforeAfter(steps: Pick<Step, 'kind' | 'photos'>[]): BeforeAfter {
  let before: string[] = []
  let after: string[] = []
  for (const step of steps) {
    if (step.kind === 'recheck_failed') {
      before = [...before, ...after, ...step.photos]
      after = []
    } else if (after_kinds.includes(step.kind)) after = [...after, ...step.photos]
    else before = [...before, ...step.photos]
  }
  return { before: [...new Set(before)], after: [...new Set(after)] }
}

// SPDX-License-Identifier: Apache-2.0
// The server's reasons for refusing an entry, at the fields that they are about. Pure.
import type { KeptProblem } from '../outbox/outbox'

/** Those about a field, by the start of its path ("answers[3].", "description"). */
export function reasonsAt(problem: KeptProblem | undefined, path: string): string[] {
  return (problem?.fields ?? []).filter((field) => field.path === path || (/[.[\]]$/.test(path) && field.path.startsWith(path))).map((field) => field.message || field.code)
}

/** Of a visit: the reasons of each item that was answered, by the place of its answer in what was sent. */
export function reasonsOfItems(problem: KeptProblem | undefined, answers: readonly { item: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  answers.forEach(({ item }, index) => {
    const reasons = reasonsAt(problem, `answers[${index}].`)
    if (reasons.length) found.set(item, reasons)
  })
  return found
}

/** What is about no field of the form: shown on top. `shown`: the paths that the form shows. */
export function otherReasons(problem: KeptProblem | undefined, shown: readonly RegExp[]): string[] {
  if (!problem) return []
  if (problem.fields.length === 0) return [problem.detail || problem.code]
  return problem.fields.filter((field) => !shown.some((path) => path.test(field.path))).map((field) => field.message || field.code)
}

/** The server holds something else under this id: what is corrected goes as an entry of its own. */
export const takenByOther = (problem: KeptProblem | undefined): boolean => /id_taken$/.test(problem?.code ?? '')

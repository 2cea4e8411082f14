// SPDX-License-Identifier: Apache-2.0
import type { Problem } from '@gridward/api'

type Say = (key: string, values: Record<string, unknown>) => string

/** The sentence to show: the server's own where there is one. */
export function problemText(problem: Problem, t: Say): string {
  if (problem.code === 'net.unreachable') return t('problem.unreachable', {})
  if (problem.code === 'net.timeout') return t('problem.timeout', {})
  if (problem.code === 'net.not_ours') return t('problem.not_ours', {})
  if (problem.code === 'net.torn') return t('problem.torn', {})
  if (problem.code === 'phone.full') return t('problem.phone_full', {})
  if (problem.code === 'phone.not_kept') return t('problem.phone_not_kept', {})
  if (problem.code === 'app.unexpected') return t('problem.unexpected', { detail: problem.detail })
  if (problem.detail) return problem.detail
  if (problem.status >= 500) return t('problem.server', { status: problem.status })
  return t('problem.refused', { code: problem.code })
}

// SPDX-License-Identifier: Apache-2.0
// Which colour says what, once for all apps.
import type { DueTone } from '@gridward/model'

export type Tone = 'quiet' | 'good' | 'warn' | 'bad' | 'info' | 'grave' | 'brand'

export const stateTones: Record<string, Tone> = {
  found: 'bad', rectifying: 'warn', handed_over: 'info', done: 'brand', closed: 'good',
}
export const levelTones: Record<string, Tone> = { general: 'quiet', suspected_major: 'grave', major: 'bad', imminent: 'bad' }
export const resultTones: Record<string, Tone> = { A: 'quiet', G1: 'warn', G2: 'warn', SM: 'grave', IM: 'bad' }
export const riskTones: Record<string, Tone> = { low: 'info', medium: 'quiet', high: 'warn', very_high: 'bad' }
export const extinguisherTones: Record<string, Tone> = {
  scrapped_required: 'bad', expired_service: 'bad', body_defect: 'warn', pressure_low: 'warn', due_soon: 'warn', ok: 'good',
}
export const dueTones: Record<DueTone, Tone> = { over: 'bad', today: 'warn', soon: 'warn', calm: 'quiet' }
export const stepTones: Record<string, Tone> = {
  found: 'bad', fixed_on_the_spot: 'good', notice_given: 'warn', extended: 'warn', handed_over: 'info', returned: 'info',
  done: 'brand', recheck_passed: 'good', recheck_failed: 'bad', escalated: 'bad', major_confirmed: 'grave',
  major_dismissed: 'quiet', evacuated: 'bad', noted: 'quiet',
}

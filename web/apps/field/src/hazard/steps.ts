// SPDX-License-Identifier: Apache-2.0
// What a step on a hazard asks for on the phone, and how it goes into the outbox. Whether it is allowed the server says
// (possible_steps); the order of buttons is the server's too.
import type { Limit, StepInput, StepKind } from '@gridward/api'
import { instantText } from '@gridward/model'
import type { Entry, NewEntry } from '../outbox/outbox'
import { photoEntries } from '../outbox/sender'

export interface StepForm { text: string; photos: string[]; limit: Limit; to: string; by_place: boolean }

const with_limit: readonly StepKind[] = ['notice_given', 'extended', 'recheck_failed', 'major_confirmed', 'major_dismissed']
const with_reason: readonly StepKind[] = ['extended', 'returned', 'recheck_failed']
const with_photos: readonly StepKind[] = ['fixed_on_the_spot', 'done', 'recheck_passed', 'recheck_failed', 'evacuated', 'noted']

export const needsLimit = (kind: StepKind): boolean => with_limit.includes(kind)
export const needsReason = (kind: StepKind): boolean => with_reason.includes(kind)
export const takesPhotos = (kind: StepKind): boolean => with_photos.includes(kind)
export const limits: Limit[] = [
  { amount: 24, unit: 'hours' },
  { amount: 3, unit: 'calendar_days' },
  { amount: 7, unit: 'calendar_days' },
  { amount: 15, unit: 'calendar_days' },
  { amount: 30, unit: 'calendar_days' },
  { amount: 3, unit: 'working_days' },
]

export function complete(kind: StepKind, form: StepForm): boolean {
  const said = form.text.trim() !== ''
  if (needsReason(kind) && !said) return false
  if (kind === 'noted' && !said && form.photos.length === 0) return false
  return kind !== 'handed_over' || form.to !== ''
}

/** The form of a step that was sent. A limit that is none of those offered is offered too. */
export function formOf(input: StepInput): StepForm {
  const limit = limits.find((one) => one.amount === input.limit?.amount && one.unit === input.limit?.unit) ?? input.limit ?? (limits[1] as Limit)
  return { text: input.text ?? '', photos: input.photos ?? [], limit, to: input.to ?? '', by_place: input.by_place ?? true }
}

export function stepInput(kind: StepKind, form: StepForm, now_ms: number): StepInput {
  return {
    kind,
    device_at: instantText(now_ms),
    text: form.text.trim(),
    photos: takesPhotos(kind) ? form.photos : [],
    ...(needsLimit(kind) ? { limit: form.limit } : {}),
    ...(kind === 'handed_over' ? { to: form.to } : {}),
    ...(kind === 'done' ? { by_place: form.by_place } : {}),
  }
}

/** Photos first, then the step; it also waits for whatever about the same hazard was entered before it. */
export function stepEntries(hazard: { id: string; title: string }, id: string, input: StepInput, before: readonly Entry[]): NewEntry[] {
  const photos = photoEntries(input.photos ?? [], hazard.title)
  const earlier = before.filter((entry) => entry.about === hazard.id).map((entry) => entry.id)
  return [...photos, {
    id,
    kind: 'step',
    path: `/v1/hazards/${hazard.id}/steps/${id}`,
    body: input,
    needs: [...earlier, ...photos.map((photo) => photo.id)],
    title: hazard.title,
    about: hazard.id,
  }]
}

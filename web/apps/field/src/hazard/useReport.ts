// SPDX-License-Identifier: Apache-2.0
// The form of a hazard met outside an inspection, and how it goes into the outbox. What is put right was found when it was found.
import type { HazardReport, PlaceView, ResultClass } from '@gridward/api'
import { instantText } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { computed, reactive, type ComputedRef } from 'vue'
import type { Correction } from '../correct/useCorrection'
import { placePageOffline } from '../data/places'
import { notAhead } from '../outbox/clock'
import { photoEntries, post } from '../outbox/sender'
import type { Fix } from '../position'

export interface ReportForm {
  place: PlaceView | undefined
  fix: Fix | undefined
  region: string
  description: string
  level: Exclude<ResultClass, 'A'>
  hours: number
  photos: string[]
  found_at: string | undefined
}
export interface Report {
  form: ReportForm
  placed: ComputedRef<boolean>
  /** As it would be sent. */
  body: ComputedRef<HazardReport>
  at(place: string): Promise<void>
  /** `found_at` empty: found when it is sent. */
  fill(report: HazardReport): Promise<void>
  clear(): void
  /** Under this id, when it corrects nothing; `noted` is told it before it is kept. */
  send(correction: Correction, id: string, noted?: (id: string) => Promise<void>): Promise<void>
}

const blank = (): ReportForm => ({ place: undefined, fix: undefined, region: '', description: '', level: 'G2', hours: 72, photos: [], found_at: undefined })

export function useReport(): Report {
  const form = reactive<ReportForm>(blank())
  const placed = computed(() => form.place !== undefined || form.fix !== undefined || form.region !== '')
  const body = computed((): HazardReport => ({
    source: 'patrol',
    ...(form.place ? { place: form.place.id } : {}),
    ...(!form.place && form.fix ? { at: form.fix.at } : {}),
    ...(!form.place && !form.fix ? { region: form.region } : {}),
    description: form.description.trim(),
    result_class: form.level,
    ...(form.level === 'G2' ? { limit_hours: form.hours } : {}),
    photos: form.photos,
    found_at: form.found_at ?? instantText(correctedNow()),
  }))

  async function at(place: string): Promise<void> {
    form.place = (await placePageOffline(place).catch(() => undefined))?.place
  }
  async function fill(report: HazardReport): Promise<void> {
    const { description, photos, found_at } = report
    Object.assign(form, { description, photos, found_at: found_at || undefined, level: report.result_class, hours: report.limit_hours ?? form.hours, region: report.region ?? '' })
    if (report.at) form.fix = { at: report.at, accuracy_m: 0 }
    if (report.place) await at(report.place)
  }
  async function send(correction: Correction, id: string, noted?: (id: string) => Promise<void>): Promise<void> {
    const sent = { ...body.value, found_at: form.found_at ?? instantText(correctedNow()) }
    const title = form.place?.name ?? sent.description.slice(0, 30)
    if (correction.entry.value) return correction.submit({ body: notAhead(sent, correctedNow()), title })
    await noted?.(id)
    const shots = photoEntries(sent.photos, title)
    await post([...shots, { id, kind: 'hazard', path: `/v1/hazards/${id}`, body: sent, needs: shots.map((one) => one.id), title, about: id }])
  }
  return { form, placed, body, at, fill, clear: () => Object.assign(form, blank()), send }
}

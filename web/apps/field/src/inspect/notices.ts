// SPDX-License-Identifier: Apache-2.0
// The notice of a visit: kept on the phone when the visit is made, so that it is there at once and without network; of an older visit
// made from what the server holds.
import type { Checklist, PlaceView } from '@gridward/api'
import { noticeOfVisit, type Notice } from '@gridward/checklist'
import { instantMs } from '@gridward/ui'
import { loadInspection, loadPlacePage } from '../data/places'
import { loadChecklist } from '../data/rules'
import { copyOrLoad } from '../store/cached'
import { copyOf, keepCopy } from '../store/copies'
import type { Draft } from './draft'

const keyOf = (visit: string): string => `notice:${visit}`

/** False when nothing is to be told. */
export async function keepNotice(draft: Draft, place: PlaceView, list: Checklist, now_ms: number): Promise<boolean> {
  const notice = noticeOfVisit(place, list, draft.answers, now_ms)
  if (notice.faults.length) await keepCopy(keyOf(draft.id), notice).catch(() => undefined)
  return notice.faults.length > 0
}

export async function loadNotice(visit: string): Promise<Notice> {
  const kept = await copyOf<Notice>(keyOf(visit)).catch(() => undefined)
  if (kept) return kept.value
  const view = await copyOrLoad(`page:inspection:${visit}`, () => loadInspection(visit))
  const [page, list] = await Promise.all([
    copyOrLoad(`page:place:${view.place}`, () => loadPlacePage(view.place)),
    loadChecklist(view.inspection?.checklist ?? { id: '', version: 0 }),
  ])
  return noticeOfVisit(page.place, list, view.inspection?.answers ?? [], instantMs(view.inspection?.finished_at ?? view.received_at))
}

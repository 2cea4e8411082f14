// SPDX-License-Identifier: Apache-2.0
// The draft of the inspection of one place: taken up where it was left, kept after every change, gone once submitted.
import type { Checklist, ChecklistRef, Inspection, PlaceView } from '@gridward/api'
import { newUlid } from '@gridward/model'
import { correctedNow, instantMs } from '@gridward/ui'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Entry, NewEntry } from '../outbox/outbox'
import { takenByOther } from '../correct/reasons'
import { refusedEntry, resubmit } from '../correct/submit'
import { correctedVisit, draftOfRefused, underOtherIds } from '../correct/visit'
import { outbox, photoEntries, post } from '../outbox/sender'
import { me } from '../session'
import { unkeptBy } from '../store/keeping'
import { dropForms } from '../store/forms'
import { draft_ms } from '../store/leave'
import { keepDraft, keptDraft, letGo, unkept } from './keep_draft'
import { keepNotice } from './notices'
import { toInspection, withSeen, type Draft } from './draft'

export interface DraftOfPlace {
  draft: ShallowRef<Draft | undefined>
  /** Why the phone could not keep the last change: it is only on this page, and tried again. */
  unkept: typeof unkept
  /** What was entered here before cannot be read any more. */
  spoilt: Ref<boolean>
  /** `correcting`: a refused visit that is put right instead. */
  open(place: string, checklist: Checklist, correcting?: Entry): Promise<void>
  change(next: Draft): void
  /** An item has been on the screen. Somebody who only looks has begun no visit: kept with what he enters. */
  look(item: string): void
  /** The id of the visit when it has a notice for the person in charge, kept before anything is sent. */
  submit(place: PlaceView, checklist: Checklist): Promise<string | undefined>
}

export async function draftOf(place: string): Promise<Draft | undefined> {
  const draft = await keptDraft(place)
  return draft !== 'spoilt' && draft?.owner === me.value ? draft : undefined
}

/** The list that a visit is made by: the one with which it was begun, though there may be a newer one by now; without one begun, the newest. */
export async function listOfVisit(place: string, newest: ChecklistRef): Promise<ChecklistRef> {
  const kept = await draftOf(place)
  return kept && correctedNow() - kept.started_at < draft_ms ? kept.checklist : newest
}

/** One after the other, the newest last; the page that submits waits for what another page of the visit has begun. */
let correcting: Promise<unknown> = Promise.resolve()
function keepCorrected(id: string, next: Draft): Promise<unknown> {
  correcting = correcting.then(() => outbox.keepCorrection(id, next)).then(
    () => (unkept.value = undefined),
    (error: unknown) => (unkept.value = unkeptBy(error)),
  )
  return correcting
}

export function useDraft(): DraftOfPlace {
  const draft = shallowRef<Draft>()
  const spoilt = ref(false)

  async function open(place: string, checklist: Checklist, refused?: Entry): Promise<void> {
    if (refused) {
      draft.value = draftOfRefused(refused, checklist)
      return
    }
    const kept = await draftOf(place)
    spoilt.value = !kept && (await keptDraft(place)) === 'spoilt'
    const fits = kept && kept.checklist.id === checklist.id && kept.checklist.version === checklist.version
    const now = correctedNow()
    if (kept && fits && now - kept.started_at < draft_ms) {
      draft.value = kept
      return
    }
    draft.value = {
      id: newUlid(),
      owner: me.value,
      place,
      checklist: { id: checklist.id, version: checklist.version },
      answers: [],
      extinguishers: [],
      seen: [],
      started_at: now,
    }
  }

  function change(next: Draft): void {
    draft.value = next
    void (next.correcting ? keepCorrected(next.correcting, next) : keepDraft(next))
  }

  function look(item: string): void {
    const now = draft.value
    if (!now || now.seen?.includes(item)) return
    if (now.answers.length + now.extinguishers.length) change(withSeen(now, [item]))
    else draft.value = withSeen(now, [item])
  }

  async function submit(place: PlaceView, checklist: Checklist): Promise<string | undefined> {
    const now = draft.value
    if (!now) return undefined
    const refused = now.correcting ? await refusedEntry(me.value, now.correcting) : undefined
    if (refused) return submitCorrected(refused, now, place, checklist)
    const finished = correctedNow()
    const told = await keepNotice(now, place, checklist, finished)
    const photos = photoEntries(now.answers.flatMap((answer) => answer.photos), place.name)
    const inspection: NewEntry = {
      id: now.id,
      kind: 'inspection',
      path: `/v1/inspections/${now.id}`,
      body: toInspection(now, checklist, finished),
      needs: photos.map((photo) => photo.id),
      title: place.name,
      about: place.id,
    }
    await letGo(now.place)
    try {
      await post([...photos, inspection])
    } catch (error) {
      void keepDraft(now)
      throw error
    }
    void dropForms(`fault/${now.id}/`).catch(() => undefined)
    draft.value = undefined
    return told ? now.id : undefined
  }

  async function submitCorrected(refused: Entry, now: Draft, place: PlaceView, checklist: Checklist): Promise<string | undefined> {
    await correcting
    const body = correctedVisit(refused, now, checklist, correctedNow()) as Inspection
    const told = await keepNotice(now, place, checklist, instantMs(body.finished_at))
    await resubmit(refused, { body: takenByOther(refused.problem) ? underOtherIds(body, newUlid) : body })
    void dropForms(`fault/${now.id}/`).catch(() => undefined)
    draft.value = undefined
    return told ? now.id : undefined
  }

  return { draft, unkept, spoilt, open, change, look, submit }
}

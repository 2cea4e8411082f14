// SPDX-License-Identifier: Apache-2.0
// The draft of the inspection of one place: taken up where it was left, kept after every change, gone once submitted.
import type { Checklist, PlaceView } from '@gridward/api'
import { newUlid } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { shallowRef, type ShallowRef } from 'vue'
import type { NewEntry } from '../outbox/outbox'
import { photoEntries, post } from '../outbox/sender'
import { me } from '../session'
import { database, plain } from '../store/database'
import { toInspection, type Draft } from './draft'

const stale_ms = 12 * 3_600_000

export interface DraftOfPlace {
  draft: ShallowRef<Draft | undefined>
  open(place: string, checklist: Checklist): Promise<void>
  change(next: Draft): void
  submit(place: PlaceView, checklist: Checklist): Promise<void>
}

export async function draftOf(place: string): Promise<Draft | undefined> {
  const draft = await (await database()).get('drafts', place)
  return draft?.owner === me.value ? draft : undefined
}

export function useDraft(): DraftOfPlace {
  const draft = shallowRef<Draft>()

  async function open(place: string, checklist: Checklist): Promise<void> {
    const kept = await draftOf(place)
    const fits = kept && kept.checklist.id === checklist.id && kept.checklist.version === checklist.version
    const now = correctedNow()
    if (kept && fits && now - kept.started_at < stale_ms) {
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
      started_at: now,
    }
  }

  function change(next: Draft): void {
    draft.value = next
    void database().then((db) => db.put('drafts', plain(next), next.place))
  }

  async function submit(place: PlaceView, checklist: Checklist): Promise<void> {
    const now = draft.value
    if (!now) return
    const photos = photoEntries(now.answers.flatMap((answer) => answer.photos), place.name)
    const inspection: NewEntry = {
      id: now.id,
      kind: 'inspection',
      path: `/v1/inspections/${now.id}`,
      body: toInspection(now, checklist, correctedNow()),
      needs: photos.map((photo) => photo.id),
      title: place.name,
      about: place.id,
    }
    await post([...photos, inspection])
    draft.value = undefined
  }

  return { draft, open, change, submit }
}

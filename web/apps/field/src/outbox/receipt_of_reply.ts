// SPDX-License-Identifier: Apache-2.0
// What the server's answer to a PUT says it has. An answer that is not ours (a sign-in page of a hotel's network) gives none.
import type { HazardPage, InspectionReceipt, PatrolTrackReceipt, PatrolView, StepReceipt, SuggestionView } from '@gridward/api'
import type { Entry } from './outbox'
import type { Receipt } from './receipt'

const none: Receipt = { item: '', photos: [] }

function read(entry: Entry, reply: unknown): Receipt {
  if (entry.kind === 'photo') {
    const { name } = reply as { name: string }
    return { item: `photo:${name}`, photos: [name] }
  }
  if (entry.kind === 'inspection') {
    const { id, photos, received_at } = reply as InspectionReceipt
    return { item: id, photos, at: Date.parse(received_at) }
  }
  if (entry.kind === 'hazard') {
    const { hazard, steps } = reply as HazardPage
    return { item: hazard.id, photos: steps.flatMap((step) => step.photos), at: Date.parse(steps[0]?.at ?? '') }
  }
  if (entry.kind === 'suggestion' || entry.kind === 'patrol') {
    const { id, received_at } = reply as SuggestionView | PatrolView
    return { item: id, photos: [], at: Date.parse(received_at) }
  }
  if (entry.kind === 'track') return { item: `track:${(reply as PatrolTrackReceipt).patrol}`, photos: [] }
  const { step } = reply as StepReceipt
  return { item: step.id, photos: step.photos, at: Date.parse(step.at) }
}

export function receiptOf(entry: Entry, reply: unknown): Receipt {
  try {
    const receipt = read(entry, reply)
    if (typeof receipt.item !== 'string' || !Array.isArray(receipt.photos)) return none
    return Number.isFinite(receipt.at) ? receipt : { item: receipt.item, photos: receipt.photos }
  } catch {
    return none
  }
}

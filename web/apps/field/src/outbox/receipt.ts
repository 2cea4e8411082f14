// SPDX-License-Identifier: Apache-2.0
// The server's receipt for an entry: which item it has, and which photos with it. Only for a receipt that names both as they
// were sent does an entry leave the phone.
import type { Entry } from './outbox'

export interface Receipt {
  /** The entry's id as the server has it. */
  item: string
  /** SHA-256 of each photo that the server holds for it. */
  photos: string[]
  /** When the server took it, epoch milliseconds; undefined when it does not say. */
  at?: number
}
/** A receipt on the phone, with what a person calls the thing. */
export interface KeptReceipt extends Receipt {
  owner: string
  kind: Entry['kind']
  title: string
  /** Place or hazard that it was about. */
  about?: string
  made_at: number
  kept_at: number
}

/** Every photo that the entry names, wherever its body says so. */
export function photosOf(entry: Pick<Entry, 'photo' | 'body'>): string[] {
  const found = new Set<string>(entry.photo ? [entry.photo] : [])
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (value && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'photos' && Array.isArray(inner)) inner.forEach((one) => typeof one === 'string' && found.add(one))
        look(inner)
      }
  }
  look(entry.body)
  return [...found].sort()
}

/** What is wrong with a receipt; undefined when it is for this entry and whole. */
export function differs(entry: Entry, receipt: Receipt | undefined): 'no_receipt' | 'other_receipt' | 'photo_missing' | undefined {
  if (!receipt?.item) return 'no_receipt'
  if (receipt.item !== entry.id) return 'other_receipt'
  const held = new Set(receipt.photos)
  return photosOf(entry).every((name) => held.has(name)) ? undefined : 'photo_missing'
}

// SPDX-License-Identifier: Apache-2.0
// What of one's own work the server misses and this outbox does not hold: on another phone, or lost with storage that a browser cleared.
import type { DeviceView, Page, UnsentDevice, UnsentWork } from '@gridward/api'
import type { NumberBook } from './numbers'
import type { Entry } from './outbox'

/** Numbers of this phone that have neither come nor wait here, nor were withdrawn. */
export function lostNumbers(book: NumberBook, kept: Entry[], view: DeviceView): number[] {
  const here = new Set([...book.withdrawn, ...kept.flatMap((entry) => entry.number ?? [])])
  const most = 1_000
  const lost: number[] = []
  for (const { first, last } of view.missing)
    for (let number = first; number <= Math.min(last, book.made) && lost.length < most; number += 1) if (!here.has(number)) lost.push(number)
  return lost
}

export function otherPhones(unsent: Page<UnsentWork>, owner: string, device: string | undefined): UnsentDevice[] {
  return (unsent.items.find((work) => work.person === owner)?.devices ?? []).filter((one) => one.id !== device)
}

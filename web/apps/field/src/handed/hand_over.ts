// SPDX-License-Identifier: Apache-2.0
// A file of entries made on this phone, and one taken over on it. The file is read and looked at whole before anything of it is kept.
import { shanghaiDate } from '@gridward/model'
import type { Entry } from '../outbox/outbox'
import { photosOf } from '../outbox/receipt'
import { outbox, post } from '../outbox/sender'
import { bookOf } from '../outbox/storage'
import { keepPhoto, photoBlob } from '../photos/photos'
import { me, session } from '../session'
import { checked } from './check'
import { entriesOf, handedFrom } from './collect'
import { openFile, writeFile, type Handed, type HandedPhoto } from './file'

/** Throws FileProblem when it would be too large for one file. */
export async function fileOf(entries: Entry[], hint: string): Promise<File> {
  const photos: HandedPhoto[] = []
  for (const name of new Set(entries.flatMap((entry) => photosOf(entry)))) {
    const blob = await photoBlob(name)
    if (blob) photos.push({ name, type: blob.type, bytes: new Uint8Array(await blob.arrayBuffer()) })
  }
  const now = Date.now()
  const self = { id: me.value, name: session.value?.person.name ?? '', book: await bookOf(me.value) }
  const blob = await writeFile(handedFrom(entries, photos, self, now), hint)
  return new File([blob], `gridward-${shanghaiDate(now)}-${entries.at(-1)?.id.slice(-6).toLowerCase() ?? ''}.txt`, { type: 'text/plain' })
}

export const canShare = (file: File): boolean => typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] })

export function download(file: File): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: file.name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** What a colleague's file holds, and which of its entries this phone has or has sent already. Throws FileProblem. */
export async function look(file: Blob): Promise<{ handed: Handed; known: Set<string> }> {
  const handed = await checked(await openFile(file))
  return { handed, known: await outbox.known(handed.entries) }
}

/** Kept for good before it resolves; throws when this phone cannot keep it. */
export async function takeOver(handed: Handed): Promise<void> {
  for (const photo of handed.photos) await keepPhoto(photo.name, photo.bytes, photo.type)
  await post(entriesOf(handed))
}

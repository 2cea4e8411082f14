// SPDX-License-Identifier: Apache-2.0
// The outbox on this phone: IndexedDB behind it, the API before it, and the moments at which it is worth trying: something
// was entered, the network or the page came back, a pause ran out. Of several open pages only one sends at a time.
import { asProblem, Problem, type DeviceView, type PhotoProgress, type QueryValue } from '@gridward/api'
import { computed, ref, shallowRef, watch } from 'vue'
import { forgetPhotoUrl, photoBlob } from '../photos/photos'
import { client, me, signedOut } from '../session'
import { forgetPages } from '../store/copies'
import { checkKeeping, isFull, keeping, makingRoom } from '../store/keeping'
import { alone } from './alone'
import { lostNumbers } from './elsewhere'
import { acknowledged, reportOf } from './numbers'
import { Outbox, type Entry, type NewEntry } from './outbox'
import { part_bytes, sendInParts } from './parts'
import type { KeptReceipt } from './receipt'
import { receiptOf } from './receipt_of_reply'
import { bookOf, changeBook, phoneStorage, receiptsOf } from './storage'

const all = shallowRef<Entry[]>([])
/** What the signed-in person has entered and the server does not have yet. */
export const waiting = computed(() => all.value.filter((entry) => entry.owner === me.value))
export const refused = computed(() => waiting.value.filter((entry) => entry.state === 'refused'))
/** Grows with every entry that the server took; pages refresh on it. */
export const sentCount = ref(0)
export const sending = ref(false)
/** The newest receipts of the signed-in person. */
export const receipts = shallowRef<KeptReceipt[]>([])
let timer: ReturnType<typeof setTimeout> | undefined

export const outbox = new Outbox({
  storage: phoneStorage,
  api: {
    send: async (entry) => {
      if (!entry.photo) return receiptOf(entry, await client.put(entry.path, entry.body, { query: await numberOf(entry) }))
      const blob = await photoBlob(entry.photo)
      if (!blob) throw new Problem(410, { code: 'outbox.photo_gone' })
      if (blob.size <= part_bytes) return receiptOf(entry, await client.send('PUT', entry.path, blob, blob.type))
      const path = `${entry.path}/parts`
      return receiptOf(entry, await sendInParts({
        progress: () => client.get<PhotoProgress>(path),
        put: (at, part) => client.send<PhotoProgress>('PUT', path, part, blob.type, { query: { at: String(at), size: blob.size } }),
      }, blob))
    },
  },
  clock: { now: () => Date.now() },
  asProblem,
  onSent: (entry) => {
    if (entry.photo) forgetPhotoUrl(entry.photo)
    sentCount.value += 1
    void loadReceipts()
  },
  onChange: (entries) => {
    all.value = entries
  },
})

/** Goes beside the entry, so that the desk sees when some have not come; of a colleague's entry whose it is, and the number on the other phone. */
async function numberOf(entry: Entry): Promise<Record<string, QueryValue>> {
  if (entry.handed) {
    const { id, device, number, made } = entry.handed
    return { made_by: id, ...(device !== undefined && number !== undefined ? { device, number, made: made ?? number } : {}) }
  }
  const book = entry.number === undefined ? undefined : await bookOf(entry.owner)
  return book ? { device: book.device, number: entry.number, made: book.made } : {}
}

/** Numbers of this phone that are neither here nor on the server: something was cleared, here or there. */
export const lost = shallowRef<number[]>([])
let told = ''
/** Says what was made and withdrawn here before anything is sent: the desk knows of it even if the line breaks at the first photo. */
async function tellNumbers(owner: string): Promise<void> {
  const book = await bookOf(owner)
  if (!book) return
  const kept = await outbox.list(owner)
  const report = reportOf(book, kept, Date.now())
  const news = `${book.device} ${book.made} ${book.withdrawn}`
  if (book.withdrawn.length === 0 && (report.oldest_s === undefined || news === told)) return
  const view = await client.put<DeviceView>(`/v1/devices/${book.device}`, report)
  told = news
  lost.value = lostNumbers(book, kept, view)
  if (book.withdrawn.length) await changeBook(owner, (now) => acknowledged(now, report, view))
}

/** Its owner has seen what is lost; the desk need not wait for it. */
export async function acceptLoss(): Promise<void> {
  const numbers = lost.value
  await changeBook(me.value, (book) => ({ ...book, withdrawn: [...book.withdrawn, ...numbers] }))
  lost.value = []
  await sendNow()
}

export function photoEntries(names: string[], title: string): NewEntry[] {
  return names.map((name) => ({ id: `photo:${name}`, kind: 'photo', path: `/v1/photos/${name}`, photo: name, title }))
}

/** Keeps the entries for good and starts sending; resolves as soon as they are kept, and throws when this phone cannot keep them. */
export async function post(entries: NewEntry[]): Promise<void> {
  try {
    await makingRoom(() => outbox.add(me.value, entries), forgetPages)
  } catch (error) {
    // Nothing of it was kept: the form keeps it, and says so.
    throw new Problem(507, { code: isFull(error) ? 'phone.full' : 'phone.not_kept' })
  }
  void sendNow()
  if (keeping.value !== 'kept') void checkKeeping()
}

export async function sendNow(force = false): Promise<void> {
  const owner = me.value
  if (!owner || signedOut.value) return
  clearTimeout(timer)
  sending.value = true
  try {
    await alone(async () => {
      await tellNumbers(owner).catch(() => undefined)
      await outbox.run(owner, force)
    })
  } finally {
    sending.value = false
  }
  const next = await outbox.nextAt(owner)
  if (next !== undefined && !signedOut.value) timer = setTimeout(() => void sendNow(), Math.max(1_000, next - Date.now()))
}

async function loadReceipts(): Promise<void> {
  receipts.value = me.value ? await receiptsOf(me.value) : []
}

export async function startOutbox(): Promise<void> {
  all.value = await outbox.list().catch(() => [])
  await loadReceipts().catch(() => undefined)
  void checkKeeping()
  addEventListener('online', () => void sendNow(true))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow()
  })
  watch([me, signedOut], () => {
    void loadReceipts()
    void sendNow(true)
  }, { immediate: true })
}

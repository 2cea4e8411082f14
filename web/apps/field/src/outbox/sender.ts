// SPDX-License-Identifier: Apache-2.0
// The outbox on this phone: IndexedDB behind it, the API before it, and the moments at which it is worth trying: something
// was entered, the network or the page came back, a pause ran out. Of several open pages only one sends at a time.
import { asProblem, Problem, type DeviceView, type QueryValue } from '@gridward/api'
import { computed, ref, shallowRef, watch } from 'vue'
import { forgetPhotoUrl, photoBlob } from '../photos/photos'
import { client, me, signedOut } from '../session'
import { acknowledged, reportOf } from './numbers'
import { Outbox, type Entry, type NewEntry } from './outbox'
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
      return receiptOf(entry, await client.send('PUT', entry.path, blob, blob.type))
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

/** Goes beside the entry, so that the desk sees when some have not come. */
async function numberOf(entry: Entry): Promise<Record<string, QueryValue>> {
  const book = entry.number === undefined ? undefined : await bookOf(entry.owner)
  return book ? { device: book.device, number: entry.number, made: book.made } : {}
}

let told = ''
/** Says what was made and withdrawn here before anything is sent: the desk knows of it even if the line breaks at the first photo. */
async function tellNumbers(owner: string): Promise<void> {
  const book = await bookOf(owner)
  if (!book) return
  const report = reportOf(book, await outbox.list(owner), Date.now())
  const news = `${book.device} ${book.made} ${book.withdrawn}`
  if (book.withdrawn.length === 0 && (report.oldest_s === undefined || news === told)) return
  const view = await client.put<DeviceView>(`/v1/devices/${book.device}`, report)
  told = news
  if (book.withdrawn.length) await changeBook(owner, (now) => acknowledged(now, report, view))
}

export function photoEntries(names: string[], title: string): NewEntry[] {
  return names.map((name) => ({ id: `photo:${name}`, kind: 'photo', path: `/v1/photos/${name}`, photo: name, title }))
}

/** Keeps the entries for good and starts sending; resolves as soon as they are kept. */
export async function post(entries: NewEntry[]): Promise<void> {
  await outbox.add(me.value, entries)
  void sendNow()
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

function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('gridward-outbox', work) as Promise<T>
}

async function loadReceipts(): Promise<void> {
  receipts.value = me.value ? await receiptsOf(me.value) : []
}

export async function startOutbox(): Promise<void> {
  all.value = await outbox.list()
  await loadReceipts()
  addEventListener('online', () => void sendNow(true))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow()
  })
  watch([me, signedOut], () => {
    void loadReceipts()
    void sendNow(true)
  }, { immediate: true })
}

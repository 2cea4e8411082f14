// SPDX-License-Identifier: Apache-2.0
// A form that corrects a refused entry: named in the address (?fix=), filled from what was being corrected or what was sent, kept with the entry as it is
// changed, so that a page that is killed loses at most the last letters.
import { computed, onBeforeUnmount, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'
import type { Entry } from '../outbox/outbox'
import { outbox } from '../outbox/sender'
import { me } from '../session'
import { otherReasons, reasonsAt } from './reasons'
import { refusedEntry, resubmit } from './submit'

const rest_ms = 250

export interface Correction {
  /** The refused entry while it is corrected. */
  entry: ShallowRef<Entry | undefined>
  /** What the form begins with; nothing when there is nothing to correct. */
  open<T>(): Promise<{ entry: Entry; kept: T | undefined } | undefined>
  keep(form: unknown): void
  /** The entry put right; the form is done. */
  submit(change: Pick<Entry, 'body'> & Partial<Pick<Entry, 'title'>>): Promise<void>
  at(path: string): string[]
  other(shown: readonly RegExp[]): string[]
  asked: ComputedRef<string>
}

export function useCorrection(): Correction {
  const route = useRoute()
  const asked = computed(() => (typeof route.query['fix'] === 'string' ? route.query['fix'] : ''))
  const entry = shallowRef<Entry>()
  let waits: unknown
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<unknown> = Promise.resolve()

  /** One after the other: what was kept last stands, and nothing is written once it went back into the line. */
  function flush(): void {
    clearTimeout(timer)
    const [id, form] = [entry.value?.id, waits]
    waits = undefined
    if (id !== undefined && form !== undefined) writing = writing.then(() => outbox.keepCorrection(id, form)).catch(() => undefined)
  }
  function keep(form: unknown): void {
    if (!entry.value) return
    waits = form
    clearTimeout(timer)
    timer = setTimeout(flush, rest_ms)
  }
  async function open<T>(): Promise<{ entry: Entry; kept: T | undefined } | undefined> {
    entry.value = asked.value ? await refusedEntry(me.value, asked.value) : undefined
    return entry.value && { entry: entry.value, kept: entry.value.correction as T | undefined }
  }
  async function submit(change: Pick<Entry, 'body'> & Partial<Pick<Entry, 'title'>>): Promise<void> {
    const now = entry.value
    if (!now) return
    flush()
    await writing
    await resubmit(now, change)
    entry.value = undefined
  }
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') flush()
  }
  document.addEventListener('visibilitychange', hidden)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hidden)
    flush()
  })
  return { entry, open, keep, submit, asked, at: (path) => reasonsAt(entry.value?.problem, path), other: (shown) => otherReasons(entry.value?.problem, shown) }
}

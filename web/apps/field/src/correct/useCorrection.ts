// SPDX-License-Identifier: Apache-2.0
// A form that corrects a refused entry: named in the address (?fix=), filled from what was being corrected or what was sent, kept with the entry as it is
// changed, so that a page that is killed loses at most the last letters.
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useRoute } from 'vue-router'
import type { Entry } from '../outbox/outbox'
import { outbox } from '../outbox/sender'
import { me } from '../session'
import { useResting } from '../store/useResting'
import { otherReasons, reasonsAt } from './reasons'
import { refusedEntry, resubmit } from './submit'

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
  const { keep: rest, flush } = useResting(({ id, form }: { id: string; form: unknown }) => outbox.keepCorrection(id, form))

  function keep(form: unknown): void {
    if (entry.value) rest({ id: entry.value.id, form })
  }
  async function open<T>(): Promise<{ entry: Entry; kept: T | undefined } | undefined> {
    entry.value = asked.value ? await refusedEntry(me.value, asked.value) : undefined
    return entry.value && { entry: entry.value, kept: entry.value.correction as T | undefined }
  }
  async function submit(change: Pick<Entry, 'body'> & Partial<Pick<Entry, 'title'>>): Promise<void> {
    const now = entry.value
    if (!now) return
    // nothing is written once it went back into the line
    await flush()
    await resubmit(now, change)
    entry.value = undefined
  }
  return { entry, open, keep, submit, asked, at: (path) => reasonsAt(entry.value?.problem, path), other: (shown) => otherReasons(entry.value?.problem, shown) }
}

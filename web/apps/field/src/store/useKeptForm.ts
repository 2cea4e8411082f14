// SPDX-License-Identifier: Apache-2.0
// A form that is not sent yet, kept on the phone as it is filled in and taken up where it was left: a report, a step, a remark. It has the id of the entry that it
// will be, so that it goes in the transaction that keeps the entry, and one that is sent twice is one.
import { newUlid } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { forgetPages } from './copies'
import { plain } from './database'
import { forgetOldForms, forms, formId } from './forms'
import { makingRoom } from './keeping'
import { useResting } from './useResting'

export interface FormKeeper<T extends object> {
  /** Of the entry. */
  readonly id: string
  /** What was left of the form of that name; undefined when it begins anew. */
  open(name: string): Promise<T | undefined>
  /** undefined: there is nothing in it. */
  keep(form: T | undefined): void
  /** Before it is sent: nothing of it is written after that. */
  letGo(): Promise<void>
  /** It was sent, or thrown away: the next one is another, at once. */
  done(): void
}

export function useKeptForm<T extends object>(): FormKeeper<T> {
  let id = newUlid()
  let key: string | undefined
  async function write({ at, form }: { at: string; form: T | undefined }): Promise<void> {
    if (!form) return forms.remove(at)
    await makingRoom(() => forms.put(at, { id, form: plain(form), started_at: correctedNow() }), forgetPages)
    await forgetOldForms()
  }
  const resting = useResting(write)
  return {
    get id() { return id },
    async open(name) {
      await resting.flush()
      key = formId(name)
      const kept = await forms.get(key).catch(() => undefined)
      id = kept?.id ?? newUlid()
      return kept?.form as T | undefined
    },
    keep(form) {
      if (key) resting.keep({ at: key, form })
    },
    async letGo() {
      await resting.drop()
    },
    done() {
      id = newUlid()
      const at = key
      if (at) void resting.drop().then(() => forms.remove(at)).catch(() => undefined)
    },
  }
}

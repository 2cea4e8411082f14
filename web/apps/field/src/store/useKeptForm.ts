// SPDX-License-Identifier: Apache-2.0
// A form that is not sent yet, kept on the phone as it is filled in and taken up where it was left: a report, a step, a remark. It has the id of the entry that it
// will be, so that it goes in the transaction that keeps the entry, and one that is sent twice is one.
import { newUlid } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { onBeforeUnmount, shallowRef, type Ref } from 'vue'
import { forgetPages } from './copies'
import { plain } from './database'
import { forgetOldForms, forms, formId } from './forms'
import { makingRoom, unkeptBy, type Unkept } from './keeping'
import { useResting } from './useResting'

export interface FormKeeper<T extends object> {
  /** Of the entry. */
  readonly id: string
  /** Why the last of it is on its page only; it is tried again every few seconds. */
  readonly unkept: Ref<Unkept | undefined>
  /** What was left of the form of that name; undefined when it begins anew. */
  open(name: string): Promise<T | undefined>
  /** undefined: there is nothing in it. */
  keep(form: T | undefined): void
  /** Before it is sent: nothing of it is written after that. */
  letGo(): Promise<void>
  /** It was sent, or thrown away: the next one is another, at once. */
  done(): void
}

const usual_again_ms = 5_000

export function useKeptForm<T extends object>(again_ms = usual_again_ms): FormKeeper<T> {
  let id = newUlid()
  let key: string | undefined
  const unkept = shallowRef<Unkept>()
  let timer: ReturnType<typeof setTimeout> | undefined
  interface Typed { at: string; form: T | undefined }
  async function write({ at, form }: Typed): Promise<void> {
    if (!form) return forms.remove(at)
    await makingRoom(() => forms.put(at, { id, form: plain(form), started_at: correctedNow() }), forgetPages)
    await forgetOldForms()
  }
  const writeOrSay = (typed: Typed): Promise<void> => write(typed).then(
    () => (unkept.value = undefined),
    (error: unknown) => {
      unkept.value = unkeptBy(error)
      clearTimeout(timer)
      // What the page left behind would come over what the next one keeps.
      if (!left) timer = setTimeout(() => resting.keep(typed), again_ms)
    },
  ).then(() => undefined)
  const resting = useResting(writeOrSay)
  const settle = (): void => {
    clearTimeout(timer)
    unkept.value = undefined
  }
  let left = false
  onBeforeUnmount(() => {
    left = true
    clearTimeout(timer)
  })
  return {
    get id() { return id },
    unkept,
    async open(name) {
      await resting.flush()
      settle()
      key = formId(name)
      const kept = await forms.get(key).catch(() => undefined)
      id = kept?.id ?? newUlid()
      return kept?.form as T | undefined
    },
    keep(form) {
      clearTimeout(timer)
      if (key) resting.keep({ at: key, form })
    },
    async letGo() {
      await resting.drop()
      settle()
    },
    done() {
      id = newUlid()
      const at = key
      settle()
      if (at) void resting.drop().then(() => forms.remove(at)).catch(() => undefined)
    },
  }
}

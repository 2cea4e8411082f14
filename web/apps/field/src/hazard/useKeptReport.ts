// SPDX-License-Identifier: Apache-2.0
// A report that was begun stays on the phone until it is sent or emptied: one begun at a place or a stop is that one's, all others are one.
import type { HazardReport } from '@gridward/api'
import { watch } from 'vue'
import type { Fix } from '../position'
import { useKeptForm, type FormKeeper } from '../store/useKeptForm'
import type { Report } from './useReport'

interface Kept { report: HazardReport; fix?: Fix }
export interface KeptReport {
  /** Fills the form with what was left of it; from then on it is kept as it is changed. `said`: there is something to keep. */
  open(where: unknown[], said: () => boolean): Promise<void>
  /** Sends under the id of what is kept; what could not be kept as an entry stays a form. */
  send(how: (id: string) => Promise<void>): Promise<void>
  readonly unkept: FormKeeper<Kept>['unkept']
}

export function useKeptReport({ form, body, fill }: Report): KeptReport {
  const kept = useKeptForm<Kept>()
  let keepTyped: (() => void) | undefined

  async function open(where: unknown[], said: () => boolean): Promise<void> {
    const left = await kept.open(['report', ...where.filter((one) => typeof one === 'string')].join('/'))
    if (left && !said()) {
      await fill({ ...left.report, found_at: '' })
      form.fix = left.fix
    }
    keepTyped = () => kept.keep(said() || form.photos.length ? { report: body.value, ...(form.fix ? { fix: form.fix } : {}) } : undefined)
    watch([body, () => form.fix], keepTyped)
  }
  async function send(how: (id: string) => Promise<void>): Promise<void> {
    await kept.letGo()
    try {
      await how(kept.id)
    } catch (error) {
      keepTyped?.()
      throw error
    }
    kept.done()
  }
  return { open, send, unkept: kept.unkept }
}

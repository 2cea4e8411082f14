// SPDX-License-Identifier: Apache-2.0
// Saving from a dialog: an attempt that says a word and closes the dialog when it is done.
import { ElMessage } from 'element-plus'
import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt, type Attempt } from './use_attempt'

export interface Saving extends Omit<Attempt, 'attempt'> {
  shown: Ref<boolean>
  /** `word`: said when it is done; that it is saved, when absent. */
  save(act: () => Promise<void>, word?: string): Promise<void>
}

/** `open`: whether the dialog is shown from the start. */
export function useSaving(open = true): Saving {
  const { t } = useI18n({ useScope: 'global' })
  const shown = ref(open)
  const { busy, problem, attempt } = useAttempt()
  return {
    shown,
    busy,
    problem,
    async save(act, word = t('common.saved')) {
      if (!(await attempt(act))) return
      ElMessage.success(word)
      shown.value = false
    },
  }
}

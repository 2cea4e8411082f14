// SPDX-License-Identifier: Apache-2.0
// Saving from a dialog: busy while it runs, the reason when it is refused, a word and a closed dialog when it is done.
import { asProblem, type Problem } from '@gridward/api'
import { ElMessage } from 'element-plus'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

export interface Saving {
  shown: Ref<boolean>
  busy: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  save(act: () => Promise<void>): Promise<void>
}

/** `open`: whether the dialog is shown from the start. */
export function useSaving(open = true): Saving {
  const { t } = useI18n({ useScope: 'global' })
  const shown = ref(open)
  const busy = ref(false)
  const problem = shallowRef<Problem>()
  return {
    shown,
    busy,
    problem,
    async save(act) {
      busy.value = true
      problem.value = undefined
      try {
        await act()
        ElMessage.success(t('common.saved'))
        shown.value = false
      } catch (error) {
        problem.value = asProblem(error)
      } finally {
        busy.value = false
      }
    },
  }
}

// SPDX-License-Identifier: Apache-2.0
// A short word that something was kept, for three seconds. App.vue shows it in a region that screen readers follow; a dialog,
// as a component library would use, would be announced as one.
import { ref } from 'vue'

const shown_ms = 3_000
export const toast = ref('')
let timer: ReturnType<typeof setTimeout> | undefined

export function showToast(text: string): void {
  clearTimeout(timer)
  toast.value = text
  timer = setTimeout(() => (toast.value = ''), shown_ms)
}

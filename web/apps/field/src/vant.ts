// SPDX-License-Identifier: Apache-2.0
// The few Vant parts in use, each with its own style sheet. Vant's icon font is left out: it is large, and a strict
// content policy refuses fonts in data addresses.
import 'vant/es/style/base.css'
import 'vant/es/overlay/index.css'
import 'vant/es/popup/index.css'
import 'vant/es/switch/index.css'
import 'vant/es/loading/index.css'
import 'vant/es/button/index.css'
import 'vant/es/dialog/index.css'
import 'vant/es/pull-refresh/index.css'
import { nextTick } from 'vue'
import { showConfirmDialog as show } from 'vant/es/dialog'
import type { DialogOptions } from 'vant/es/dialog/types'
import { holdFocus } from './modal'

/** Vant's dialog names itself by words where an id belongs, is a stop for Tab without a sign of it, and leaves the page behind it in reach. */
export async function showConfirmDialog(options: DialogOptions & { message: string }): Promise<unknown> {
  const before = document.activeElement
  const answer = show(options)
  await nextTick()
  const dialog = document.querySelector('.van-dialog')
  dialog?.removeAttribute('aria-labelledby')
  dialog?.setAttribute('aria-label', options.message)
  dialog?.setAttribute('tabindex', '-1')
  return answer.finally(dialog ? holdFocus(dialog, before) : undefined)
}
export { default as Popup } from 'vant/es/popup'
export { default as PullRefresh } from 'vant/es/pull-refresh'
export { default as Switch } from 'vant/es/switch'

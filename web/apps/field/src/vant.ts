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

export { showConfirmDialog } from 'vant/es/dialog'
export { default as Popup } from 'vant/es/popup'
export { default as PullRefresh } from 'vant/es/pull-refresh'
export { default as Switch } from 'vant/es/switch'

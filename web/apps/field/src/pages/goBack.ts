// SPDX-License-Identifier: Apache-2.0
import type { RouteLocationRaw, Router } from 'vue-router'

/** Back to where one came from, or to `home` when the page was opened by its address. */
export function goBack(router: Router, home: RouteLocationRaw): void {
  const state = router.options.history.state
  if (state['back']) router.back()
  else void router.replace(home)
}

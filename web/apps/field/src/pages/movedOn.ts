// SPDX-License-Identifier: Apache-2.0
import { isNavigationFailure, NavigationFailureType, type Router } from 'vue-router'

/** Whether another page was asked for while `work` ran, or this one once more by its tab: whoever has gone on is not fetched away. */
export async function movedOn(router: Router, work: () => Promise<void>): Promise<boolean> {
  let moved = false
  const end = router.afterEach((_to, _from, failure) => {
    moved ||= !failure || isNavigationFailure(failure, NavigationFailureType.duplicated)
  })
  try {
    await work()
  } finally {
    end()
  }
  return moved
}

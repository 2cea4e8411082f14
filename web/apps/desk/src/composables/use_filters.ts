// SPDX-License-Identifier: Apache-2.0
// Filters that live in the address bar, so that a filtered list can be bookmarked, shared and come back to.
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export function useFilter(name: string, fallback = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  const page = route.name
  let last = fallback
  return computed({
    get: () => {
      // while the next page is being shown, this one keeps what it had and asks for nothing
      if (route.name !== page) return last
      const value = route.query[name]
      last = typeof value === 'string' ? value : fallback
      return last
    },
    set: (value) => {
      if (route.name !== page) return
      const query = { ...route.query }
      if (value === fallback || value === undefined || value === null) delete query[name]
      else query[name] = value
      void router.replace({ query })
    },
  })
}

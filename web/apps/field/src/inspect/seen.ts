// SPDX-License-Identifier: Apache-2.0
// Which items of a list have really been on the screen: most of the item visible, for a moment. "The rest is in order" is
// offered only when all of them have, so that nobody passes what nobody read.
import { onBeforeUnmount, reactive } from 'vue'

const dwell_ms = 250

export interface SeenItems {
  seen: Set<string>
  /** For `:ref` of each item's element. */
  watch(id: string, element: unknown): void
}

export function useSeen(): SeenItems {
  const seen = reactive(new Set<string>())
  const ids = new Map<Element, string>()
  const elements = new Map<string, Element>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const observer = new IntersectionObserver(
    (changes) => {
      for (const change of changes) {
        const id = ids.get(change.target)
        if (!id || seen.has(id)) continue
        clearTimeout(timers.get(id))
        if (change.isIntersecting) timers.set(id, setTimeout(() => seen.add(id), dwell_ms))
      }
    },
    { threshold: 0.7, rootMargin: '0px 0px -84px 0px' },
  )

  function watchElement(id: string, element: unknown): void {
    const old = elements.get(id)
    if (old && old !== element) {
      observer.unobserve(old)
      ids.delete(old)
      elements.delete(id)
    }
    if (element instanceof Element && !elements.has(id)) {
      elements.set(id, element)
      ids.set(element, id)
      observer.observe(element)
    }
  }

  onBeforeUnmount(() => {
    observer.disconnect()
    timers.forEach((timer) => clearTimeout(timer))
  })
  return { seen, watch: watchElement }
}

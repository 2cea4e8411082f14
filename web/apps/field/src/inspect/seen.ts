// SPDX-License-Identifier: Apache-2.0
// Which items of a list have really been on the screen, for a moment: "the rest is in order" speaks only of those, so that
// nobody passes what nobody read.
import { onBeforeUnmount } from 'vue'

const dwell_ms = 250
const most_of_it = 0.7
const much_of_the_screen = 0.5
const steps = Array.from({ length: 11 }, (_, index) => index / 10)

/** Most of the item, or, of one that is taller than the screen (large type, zoom), half a screen of it. */
export function inPlainSight(share: number, visible_px: number, screen_px: number): boolean {
  return share >= most_of_it || (screen_px > 0 && visible_px >= screen_px * much_of_the_screen)
}

/** For `:ref` of each item's element; `onSeen` hears of each item once. */
export function useSeen(onSeen: (id: string) => void): (id: string, element: unknown) => void {
  const told = new Set<string>()
  const ids = new Map<Element, string>()
  const elements = new Map<string, Element>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function tell(id: string): void {
    timers.delete(id)
    if (!told.has(id)) onSeen(id)
    told.add(id)
  }
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, intersectionRatio, intersectionRect, rootBounds } of changes) {
        const id = ids.get(target)
        if (!id || told.has(id)) continue
        const sight = inPlainSight(intersectionRatio, intersectionRect.height, rootBounds?.height ?? innerHeight)
        if (sight && !timers.has(id)) timers.set(id, setTimeout(() => tell(id), dwell_ms))
        if (sight) continue
        clearTimeout(timers.get(id))
        timers.delete(id)
      }
    },
    { threshold: steps, rootMargin: '0px 0px -84px 0px' },
  )

  onBeforeUnmount(() => {
    observer.disconnect()
    timers.forEach((timer) => clearTimeout(timer))
  })
  return (id, element) => {
    const old = elements.get(id)
    if (old && old !== element) {
      observer.unobserve(old)
      ids.delete(old)
      elements.delete(id)
    }
    if (!(element instanceof Element) || elements.has(id)) return
    elements.set(id, element)
    ids.set(element, id)
    observer.observe(element)
  }
}

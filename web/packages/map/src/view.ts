// SPDX-License-Identifier: Apache-2.0
// What part of the flat map is shown: a middle and a zoom, moved by dragging and by two buttons.
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Flat } from './flat'

export interface View {
  box: ComputedRef<string>
  zoom: Ref<number>
  /** True while and right after a drag, so that letting go is no click. */
  dragged: Ref<boolean>
  by(factor: number): void
  /** There is the middle now. */
  go(x: number, y: number): void
  grab(event: PointerEvent): void
  drag(event: PointerEvent, svg: SVGSVGElement | undefined): void
  drop(): void
}
const max_zoom = 16
const click_slack_px = 4

export function useView(flat: ComputedRef<Flat>, start: ComputedRef<{ x: number; y: number; zoom: number } | undefined>): View {
  const zoom = ref(1)
  const middle = ref({ x: 0, y: 0 })
  const dragged = ref(false)
  let from: { x: number; y: number } | undefined

  function reset(): void {
    zoom.value = start.value?.zoom ?? 1
    middle.value = start.value ?? { x: flat.value.width / 2, y: flat.value.height / 2 }
  }
  watch([() => flat.value.height, start], reset, { immediate: true })

  return {
    zoom,
    dragged,
    box: computed(() => {
      const width = flat.value.width / zoom.value
      const height = flat.value.height / zoom.value
      return `${middle.value.x - width / 2} ${middle.value.y - height / 2} ${width} ${height}`
    }),
    by(factor) {
      zoom.value = Math.min(max_zoom, Math.max(1, zoom.value * factor))
    },
    go(x, y) {
      middle.value = { x, y }
    },
    grab(event) {
      from = { x: event.clientX, y: event.clientY }
      dragged.value = false
    },
    drag(event, svg) {
      const scale = svg?.getScreenCTM()?.a
      if (!from || !scale) return
      const dx = event.clientX - from.x
      const dy = event.clientY - from.y
      if (!dragged.value && Math.hypot(dx, dy) < click_slack_px) return
      dragged.value = true
      middle.value = { x: middle.value.x - dx / scale, y: middle.value.y - dy / scale }
      from = { x: event.clientX, y: event.clientY }
    },
    drop() {
      from = undefined
    },
  }
}

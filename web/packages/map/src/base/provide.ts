// SPDX-License-Identifier: Apache-2.0
// How a base map gets under every map of an app: the app gives one, at any time, and the maps take it. Without one they draw as before.
import type { BaseSheet } from '@gridward/api'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

export interface BaseMap {
  sheets: Readonly<Ref<BaseSheet[]>>
  /** Whose data it is; stands on every map that shows it. */
  source: Readonly<Ref<string>>
  /** A map is on the screen: now is the time to load. */
  open(): void
}
const given = shallowRef<BaseMap>()

export function giveBaseMap(base: BaseMap): void {
  given.value = base
}

const switch_key = 'gridward.base_map'
const on = ref(stored())

function stored(): boolean {
  try {
    return localStorage.getItem(switch_key) !== 'off'
  } catch {
    return true
  }
}

export interface ShownBase {
  /** There is one, shown or not. */
  there: ComputedRef<boolean>
  on: Ref<boolean>
  /** What to draw now. */
  sheets: ComputedRef<BaseSheet[]>
  source: ComputedRef<string>
  turn(): void
}

export function useBase(): ShownBase {
  watch(given, (base) => base?.open(), { immediate: true })
  return {
    there: computed(() => Boolean(given.value?.sheets.value.length)),
    on,
    sheets: computed(() => (on.value ? (given.value?.sheets.value ?? []) : [])),
    source: computed(() => (on.value && given.value?.sheets.value.length ? (given.value?.source.value ?? '') : '')),
    turn() {
      on.value = !on.value
      try {
        localStorage.setItem(switch_key, on.value ? 'on' : 'off')
      } catch {
        // it then holds for as long as the page is open
      }
    },
  }
}

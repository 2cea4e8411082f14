// SPDX-License-Identifier: Apache-2.0
// Three sizes of type, for eyes that are sixty and a screen in the sun. The choice stays on the phone, whoever signs in.
import { ref } from 'vue'

export const type_sizes = ['normal', 'large', 'largest'] as const
export type TypeSize = (typeof type_sizes)[number]
const key = 'gridward.type_size'
const scale: Record<TypeSize, string> = { normal: '1', large: '1.2', largest: '1.45' }

export const typeSize = ref<TypeSize>('normal')

function apply(size: TypeSize): void {
  typeSize.value = size
  document.documentElement.style.setProperty('--gw-type', scale[size])
}

export function chooseTypeSize(size: TypeSize): void {
  apply(size)
  try {
    localStorage.setItem(key, size)
  } catch {
    // a browser that keeps nothing: the choice holds until the page is closed
  }
}

export function restoreTypeSize(): void {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(key)
  } catch {
    // as above
  }
  apply(type_sizes.find((size) => size === kept) ?? 'normal')
}

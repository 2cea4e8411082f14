// SPDX-License-Identifier: Apache-2.0
// Keeps what is being typed when the hand rests, when the page is put away and when it ends, one after the other: what was kept last stands.
import { onBeforeUnmount } from 'vue'

const rest_ms = 250

export interface Resting<T> {
  keep(value: T): void
  /** Resolves when all of it is kept, or could not be. */
  flush(): Promise<unknown>
  /** Nothing of it is written after that. */
  drop(): Promise<unknown>
}

export function useResting<T>(write: (value: T) => Promise<unknown>): Resting<T> {
  let waits: { value: T } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<unknown> = Promise.resolve()

  function flush(): Promise<unknown> {
    clearTimeout(timer)
    const now = waits
    waits = undefined
    if (now) writing = writing.then(() => write(now.value)).catch(() => undefined)
    return writing
  }
  function keep(value: T): void {
    waits = { value }
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), rest_ms)
  }
  function drop(): Promise<unknown> {
    waits = undefined
    return flush()
  }
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') void flush()
  }
  document.addEventListener('visibilitychange', hidden)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hidden)
    void flush()
  })
  return { keep, flush, drop }
}

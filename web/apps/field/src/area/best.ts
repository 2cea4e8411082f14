// SPDX-License-Identifier: Apache-2.0
// The few with the smallest keys of many that go by, in order; nothing grows with how many there are.
export class Best<T> {
  readonly keys: number[] = []
  readonly things: T[] = []
  constructor(private readonly most: number) {}

  takes(key: number): boolean {
    const { keys, most } = this
    return keys.length < most || key < (keys[most - 1] ?? -Infinity)
  }
  /** Of equal keys the earlier stays first. */
  offer(key: number, thing: T): void {
    if (!this.takes(key)) return
    const { keys, things, most } = this
    let low = 0
    for (let high = keys.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((keys[middle] ?? 0) > key) high = middle
      else low = middle + 1
    }
    keys.splice(low, 0, key)
    things.splice(low, 0, thing)
    if (keys.length > most) {
      keys.pop()
      things.pop()
    }
  }
}

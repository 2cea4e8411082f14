// SPDX-License-Identifier: Apache-2.0
// How long to wait before the next try. Pauses are bounded and never trusted further than that: a clock that was set back
// must not leave anything waiting for a year.
const first_pause_ms = 2_000
const longest_pause_ms = 10 * 60_000
const longest_asked_ms = 60 * 60_000
/** Nothing is put off longer than this; what says so was noted by a clock that has been set back since. */
const furthest_ms = longest_asked_ms * 1.25

/** 2 s, 4 s, 8 s … 10 min, a quarter more or less by chance so that a street of phones does not knock at once; or what the server asks for, up to an hour. */
export function pauseBefore(tries: number, chance = 0.5, asked_s?: number): number {
  const own = Math.min(longest_pause_ms, first_pause_ms * 2 ** Math.min(Math.max(tries - 1, 0), 20))
  const pause = asked_s === undefined ? own : Math.max(own, Math.min(asked_s * 1000, longest_asked_ms))
  return Math.round(pause * (0.75 + chance / 2))
}

export const isDue = (next_at: number, now: number): boolean => next_at <= now || next_at > now + furthest_ms
export const dueAt = (next_at: number, now: number): number => (isDue(next_at, now) ? now : next_at)

/** The way to the server: shut for a growing while after it failed, open again with the first answer. */
export class Line {
  private failures = 0
  private until = 0

  constructor(readonly chance: () => number) {}

  shut(now: number, asked_s?: number): void {
    this.failures += 1
    this.until = now + pauseBefore(this.failures, this.chance(), asked_s)
  }
  open(): void {
    this.failures = 0
    this.until = 0
  }
  isShut(now: number): boolean {
    return !isDue(this.until, now)
  }
  opensAt(now: number): number {
    return dueAt(this.until, now)
  }
}

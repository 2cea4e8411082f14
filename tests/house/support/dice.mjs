// SPDX-License-Identifier: Apache-2.0
// Dice that fall the same way for the same seed, so that a run that failed can be repeated. What the machine does between two
// throws (which request a kill meets) is not repeated, only what we decide.

/** The seed to use: GRIDWARD_SEED when somebody repeats a run, else a new one. */
export const seedOfRun = () => Number(process.env.GRIDWARD_SEED ?? Date.now() % 1_000_000);

export class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** 32 bits (the mixing of MurmurHash3's end over a counter). */
  bits() {
    let mixed = (this.state = (this.state + 0x9e3779b9) >>> 0);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }

  /** At least `low`, less than `high`. */
  between(low, high) {
    return low + (this.bits() / 2 ** 32) * (high - low);
  }

  whole(low, high) {
    return Math.floor(this.between(low, high));
  }

  chance(probability) {
    return this.between(0, 1) < probability;
  }

  /** One of the keys of {key: weight}. */
  pick(weights) {
    let left = this.between(0, Object.values(weights).reduce((sum, weight) => sum + weight, 0));
    return Object.keys(weights).find((key) => (left -= weights[key]) < 0) ?? Object.keys(weights)[0];
  }
}

// SPDX-License-Identifier: Apache-2.0
// Tells of a row without taking its id out whether it may be one of a few: by the last three letters, which are random in a ULID. Of a hundred thousand rows most
// are told apart by that; the others are looked up.
import { id_length } from '../area/sheet'

const letters = 3
const bits = 5

export class Marks {
  readonly #marked = new Uint8Array(1 << (letters * bits))

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.#marked[placeOf(id, id.length)] = 1
  }
  /** `ids`: those of a sheet. */
  mayHave(ids: string, row: number): boolean {
    return this.#marked[placeOf(ids, (row + 1) * id_length)] === 1
  }
}

function placeOf(text: string, end: number): number {
  const letter = (back: number): number => text.charCodeAt(end - back) & 31
  return (letter(3) << 10) | (letter(2) << 5) | letter(1)
}

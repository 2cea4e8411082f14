// SPDX-License-Identifier: Apache-2.0
// Search in the sheets: by name, pinyin initials, address, and the end of the place's id (the code under its sticker). Every word must be
// found; a name that begins so comes first, then nearest first (within ten metres the next due) or, with no position to go by, the next due. Of all that fit the best few
// are kept while going through, so that nothing grows with the number of places.
import { distanceM } from '@gridward/model'
import { Best } from './best'
import { countOf, nowhere, rowOf, type PlaceRow, type Sheet, type Texts } from './sheet'

export interface Wanted {
  words: string
  only?: 'all' | 'due' | 'open'
  near?: { lng: number; lat: number } | undefined
  /** Days since 1970, for `due`. */
  today: number
  limit: number
}
export interface Found { rows: PlaceRow[]; total: number }
type Ref = [Sheet, number]

const none = 255
const shortest_code = 4
/** Ten metres in millionths of a degree: at the door of a building its places stand in the order in which they are due. */
const near_step = 90
const most_steps = 99_999
const far = 1e11
const tier_step = 1e13

function mark(tiers: Uint8Array, texts: Texts, word: string, start_tier: number, inside_tier: number): void {
  const { all, starts } = texts
  let row = 0
  for (let at = all.indexOf(word); at >= 0; ) {
    // What is found comes in the order of the rows, so that a row is looked for from the last one on.
    while ((starts[row + 1] ?? Infinity) <= at) row += 1
    const tier = at === starts[row] ? start_tier : inside_tier
    if (tier < (tiers[row] ?? none)) tiers[row] = tier
    // A better place of the same word in the same row can only be its beginning, which would have come first.
    at = all.indexOf(word, starts[row + 1])
  }
}

function markCodes(tiers: Uint8Array, sheet: Sheet, code: string): void {
  for (let at = sheet.ids.indexOf(code); at >= 0; at = sheet.ids.indexOf(code, at + 1))
    if ((at + code.length) % 26 === 0) tiers[(at + code.length) / 26 - 1] = 0
}

/** How well each row of the sheet fits the word: 0 best, `none` not at all. */
function tiersOf(sheet: Sheet, word: string): Uint8Array {
  const tiers = new Uint8Array(countOf(sheet)).fill(none)
  const small = word.toLowerCase()
  const large = word.toUpperCase()
  for (const spelt of new Set([word, large, small])) {
    mark(tiers, sheet.names, spelt, 0, 1)
    mark(tiers, sheet.addresses, spelt, 3, 3)
  }
  if (/^[a-z0-9]+$/.test(small)) {
    mark(tiers, sheet.initials, small, 1, 2)
    if (small.length >= shortest_code) markCodes(tiers, sheet, large)
  }
  return tiers
}

/** Where a row of a sheet stands: by distance in steps, within one by the day on which it is due; without a position by the day alone. */
export function orderer(wanted: Pick<Wanted, 'near'>): (sheet: Sheet) => (row: number) => number {
  const { near } = wanted
  if (!near) return ({ due }) => (row) => due[row] || far
  const here_lng = near.lng * 1e6
  const here_lat = near.lat * 1e6
  const narrow = Math.cos((near.lat * Math.PI) / 180)
  return ({ lng, lat, due }) => (row) => {
    const at = lng[row] ?? nowhere
    if (at === nowhere) return far
    const east = (at - here_lng) * narrow
    const north = (lat[row] ?? 0) - here_lat
    return Math.min(most_steps, Math.floor(Math.sqrt(east * east + north * north) / near_step)) * 1e6 + (due[row] || 1e6 - 1)
  }
}

function fits(sheet: Sheet, row: number, wanted: Wanted): boolean {
  if (wanted.only === 'open') return (sheet.open[row] ?? 0) > 0
  if (wanted.only === 'due') return (sheet.due[row] ?? 0) > 0 && (sheet.due[row] ?? 0) <= wanted.today
  return true
}

function findIn(sheet: Sheet, words: string[], wanted: Wanted, order: ReturnType<typeof orderer>, best: Best<Ref>): number {
  const tiers = words.map((word) => tiersOf(sheet, word))
  const placeOf = order(sheet)
  const whole = wanted.only === undefined || wanted.only === 'all'
  const count = countOf(sheet)
  let total = 0
  for (let row = 0; row < count; row += 1) {
    let tier = 0
    for (const each of tiers) tier = Math.max(tier, each[row] ?? none)
    if (tier === none || !(whole || fits(sheet, row, wanted))) continue
    total += 1
    // Of a tier that is full already nothing is measured.
    if (!best.takes(tier * tier_step)) continue
    const key = tier * tier_step + placeOf(row)
    if (best.takes(key)) best.offer(key, [sheet, row])
  }
  return total
}

export function find(sheets: Iterable<Sheet>, wanted: Wanted): Found {
  const words = wanted.words.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 6)
  const best = new Best<Ref>(wanted.limit)
  const order = orderer(wanted)
  let total = 0
  for (const sheet of sheets) total += findIn(sheet, words, wanted, order, best)
  const rows = best.things.map(([sheet, row]) => {
    const place = rowOf(sheet, row)
    return wanted.near && place.at ? { ...place, distance_m: distanceM(wanted.near, place.at) } : place
  })
  return { rows, total }
}

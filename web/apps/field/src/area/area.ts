// SPDX-License-Identifier: Apache-2.0
// The area of whoever is signed in, on this phone: opened from what is kept, brought up to date when there is something to hope for (the
// network or the page came back, something was sent, a quarter of an hour went by). Of several open pages one does it at a time.
import { asProblem, type AreaChanges, type AreaPlaces, type HazardView, type OtherPlace, type Page, type PlaceView, type Problem } from '@gridward/api'
import { shallowRef, watch } from 'vue'
import { sentCount } from '../outbox/sender'
import { client, me, refreshSession, signedOut } from '../session'
import { updateBase } from './base'
import { find, type Found, type Wanted } from './find'
import { rightOne, rowOfId, unpack, type Sheet } from './sheet'
import { areaState, clearArea, readHazards, readSheets, restOf, sealOldArea, writeArea } from './store'
import { Area } from './sync'
import { warmUp } from './warm'

const every_ms = 15 * 60_000
const page = 200

export interface AreaNow {
  /** What is kept has been looked at. */
  opened: boolean
  whole: boolean
  count: number
  /** Grows when something in it is other than it was. */
  changes: number
  /** When it was as the server has it. */
  at?: number | undefined
}
export const areaNow = shallowRef<AreaNow>({ opened: false, whole: false, count: 0, changes: 0 })
/** Why the last attempt ended early. */
export const areaProblem = shallowRef<Problem>()
let opened = false

const show = (): void => {
  areaNow.value = { opened, whole: area.whole, count: area.count, changes: area.changes, at: area.state?.at }
}
const area = new Area({
  storage: { state: areaState, sheets: readSheets, rest: restOf, hazards: readHazards, write: writeArea, clear: clearArea },
  api: {
    places: (cursor) => client.get<AreaPlaces>('/v1/area', { cursor, limit: page }),
    hazards: (cursor) => client.get<Page<HazardView>>('/v1/hazards', { open: 1, sort: 'due', limit: page, cursor }),
    changes: (after) => client.get<AreaChanges>('/v1/area/changes', { after, limit: page }),
  },
  clock: { now: () => Date.now() },
  owner: () => me.value,
  initials: () => import('./initials').then((one) => one.initialsOf),
  onChange: show,
})

/** Looks into what is kept; quick, and needs no network. */
let opening: Promise<void> | undefined
export function openArea(): Promise<void> {
  opening ??= (async () => {
    performance.mark('area-open')
    if (me.value) await area.open(me.value).catch(() => undefined)
    opened = true
    show()
    performance.measure('area-open', 'area-open')
    const { sheets } = area
    warmUp(sheets, () => area.sheets === sheets)
    void sealOldArea().catch(() => undefined)
  })()
  return opening
}

let running: Promise<void> | undefined
let again = false
/** Brings it up to date; resolves when that is done or could not be. */
export function updateArea(): Promise<void> {
  again = true
  running ??= (async () => {
    while (again) {
      again = false
      await alone(update)
    }
  })().finally(() => (running = undefined))
  return running
}

async function update(): Promise<void> {
  await openArea()
  const owner = me.value
  if (!owner || signedOut.value) return
  const before = area.state?.regions.join()
  try {
    await area.run(owner)
    // A post has begun or ended, a substitution for instance: the session's posts are others, too.
    if (before !== undefined && before !== area.state?.regions.join()) void refreshSession()
    areaProblem.value = undefined
    // never before the places and hazards; what goes wrong with it is no matter of theirs
    await updateBase().catch(() => undefined)
  } catch (error) {
    areaProblem.value = asProblem(error)
  }
}

function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('gridward-area', work) as Promise<void>
}

/** What fits, best first; asks nobody. */
export function findPlaces(wanted: Wanted): Found {
  performance.mark('area-find')
  const found = find(area.sheets.values(), wanted)
  performance.clearMeasures('area-find')
  performance.measure('area-find', 'area-find')
  return found
}

/** What is kept of places, to be read where it lies; asks nobody. */
export function areaSheets(): Iterable<Sheet> {
  return area.sheets.values()
}

/** All open hazards of the area, as kept; the same list until one of them changes. */
export async function keptHazards(): Promise<readonly HazardView[]> {
  await openArea()
  return area.hazards()
}

/** A place with its open hazards, as kept; undefined when it is not of this area. */
export async function keptPlace(id: string): Promise<{ place: PlaceView; hazards: HazardView[] } | undefined> {
  await openArea()
  for (const [key, sheet] of area.sheets) {
    const row = rowOfId(sheet, id)
    if (row < 0) continue
    const rest = await restOf(key)
    const place = rest && unpack(sheet, rest)[row]
    return place && { place, hazards: (await area.hazards()).filter((hazard) => hazard.place === id) }
  }
  return undefined
}

/** The place of this area into which one was merged, by the end of that one's id; asks nobody. */
export async function keptRightOne(end: string): Promise<OtherPlace | undefined> {
  await openArea()
  for (const sheet of area.sheets.values()) {
    const right = rightOne(sheet, end)
    if (right) return right
  }
  return undefined
}

export function startArea(): void {
  watch(me, (owner) => {
    opening = undefined
    opened = false
    if (!owner) area.forget()
    void updateArea()
  }, { immediate: true })
  watch([sentCount, signedOut], () => void updateArea())
  addEventListener('online', () => void updateArea())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - (areaNow.value.at ?? 0) > every_ms / 3) void updateArea()
  })
  setInterval(() => void updateArea(), every_ms)
}

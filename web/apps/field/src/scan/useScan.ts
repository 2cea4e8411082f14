// SPDX-License-Identifier: Apache-2.0
// From what was read or typed to the place's page, or to a sentence that says why not.
import { asProblem } from '@gridward/api'
import { shanghaiDay } from '@gridward/model'
import { correctedNow } from '@gridward/ui'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { areaNow, findPlaces, keptPlace, keptRightOne, openArea, updateArea } from '../area/area'
import type { PlaceRow } from '../area/sheet'
import { loadPlacePage } from '../data/places'
import { loadRules } from '../data/rules'
import { showToast } from '../toast'
import { judge, readCode, signedBy, typedCode, type PlaceCode } from './code'

export type ScanResult = { kind: 'not_a_code' | 'foreign' | 'not_here' | 'no_network' | 'mistyped' | 'none_typed' } | { kind: 'ended'; place: string }
const most_typed = 8
/** How long a scan waits for word of codes that have ended meanwhile. */
const patience_ms = 1_500

export interface Scan {
  result: ShallowRef<ScanResult | undefined>
  several: Ref<PlaceRow[]>
  /** True when it leads to a place. */
  take(text: string): Promise<boolean>
  type(text: string): Promise<void>
  open(place: string): void
}

export function useScan(): Scan {
  const { t } = useI18n({ useScope: 'global' })
  const router = useRouter()
  const result = shallowRef<ScanResult>()
  const several = ref<PlaceRow[]>([])
  const open = (place: string): void => void router.replace({ name: 'place', params: { id: place } })

  async function take(text: string): Promise<boolean> {
    const code = readCode(text)
    if (!code) {
      result.value = { kind: 'not_a_code' }
      return false
    }
    const [signed, place] = await Promise.all([keys().then((known) => signedBy(code, known)), placeOf(code)])
    const verdict = judge(code, signed, typeof place === 'string' ? undefined : place)
    if (verdict === 'foreign') result.value = { kind: 'foreign' }
    else if (verdict === 'ended') result.value = { kind: 'ended', place: code.place }
    else if (verdict === 'unknown_place') result.value = { kind: place === 'no_network' ? place : 'not_here' }
    else {
      if (verdict === 'open_unchecked') showToast(t('scan.unchecked'))
      open(typeof place === 'string' ? code.place : place.leads)
      return true
    }
    return false
  }

  async function type(text: string): Promise<void> {
    await openArea()
    const code = typedCode(text)
    several.value = code ? findPlaces({ words: code, today: shanghaiDay(correctedNow()), limit: most_typed }).rows : []
    const [first, second] = several.value
    if (first && !second) return open(first.id)
    const right = code ? await keptRightOne(code) : undefined
    if (!first && right) return open(right.id)
    if (!first) result.value = { kind: code ? 'none_typed' : 'mistyped' }
  }
  return { result, several, take, type, open }
}

const keys = async (): Promise<string[]> => (await loadRules().catch(() => undefined))?.place_code_keys ?? []

/** The edition in force, as new as can be had in a moment, and where it leads: of a place outside the area, the server's word; of one that was
    merged into another here no edition is known, and its code leads to that other one. */
async function placeOf(code: PlaceCode): Promise<{ edition: number; leads: string } | 'not_here' | 'no_network'> {
  await openArea()
  if (areaNow.value.whole && navigator.onLine) await Promise.race([updateArea(), new Promise((done) => setTimeout(done, patience_ms))])
  try {
    const kept = (await keptPlace(code.place))?.place
    const right = kept ? undefined : await keptRightOne(code.place)
    if (right) return { edition: code.edition, leads: right.id }
    const page = kept ? { place: kept } : await loadPlacePage(code.place)
    return { edition: page.place.code_edition ?? 1, leads: page.place.merged_into ?? code.place }
  } catch (error) {
    return asProblem(error).passing ? 'no_network' : 'not_here'
  }
}

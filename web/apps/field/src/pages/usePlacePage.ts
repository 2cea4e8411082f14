// SPDX-License-Identifier: Apache-2.0
// The page of a place with what goes beside it: rules, and what was wrong on the last visit. Opens offline as far as possible.
import type { InspectionView, PlacePage, RulesView } from '@gridward/api'
import { shallowRef, type ShallowRef } from 'vue'
import { loadInspection, loadPlacePage, placePageOffline } from '../data/places'
import { loadRules } from '../data/rules'
import { copyOrLoad, useCached, type Cached } from '../store/cached'

export interface PlacePageData extends Cached<PlacePage> {
  rules: ShallowRef<RulesView | undefined>
  /** Items that failed on the last visit. */
  failedBefore: ShallowRef<string[]>
  open(): Promise<void>
}

export function usePlacePage(id: string): PlacePageData {
  const page = useCached<PlacePage>(() => `page:place:${id}`, () => loadPlacePage(id))
  const rules = shallowRef<RulesView>()
  const failedBefore = shallowRef<string[]>([])

  async function open(): Promise<void> {
    void loadRules().then((loaded) => (rules.value = loaded)).catch(() => undefined)
    await page.refresh()
    if (!page.data.value && page.problem.value?.passing) page.data.value = await placePageOffline(id).catch(() => undefined)
    const last = page.data.value?.inspections[0]
    if (!last || last.failed === 0) return
    try {
      const visit = await copyOrLoad<InspectionView>(`page:inspection:${last.id}`, () => loadInspection(last.id))
      failedBefore.value = (visit.inspection?.answers ?? []).filter((one) => one.answer === 'fail').map((one) => one.item)
    } catch {
      // a hint only; the visit goes on without it
    }
  }
  return { ...page, rules, failedBefore, open }
}

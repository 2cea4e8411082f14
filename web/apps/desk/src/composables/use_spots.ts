// SPDX-License-Identifier: Apache-2.0
// The spots in the map's window, asked for again whenever the window, the layer or a filter changes and shortly after something
// happened in the area. What is shown stays until the next answer is there.
import type { HazardMap, HazardOnMap, PlaceMap, Problem } from '@gridward/api'
import { bboxOf, type MapWindow } from '@gridward/map'
import { formatDistance, formatTime, say } from '@gridward/ui'
import { computed, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { spotsOfHazards, spotsOfPlaces, type Spot, type SpotWords } from '../rules/map_spots'
import { client } from '../session'
import { gathered, useLive } from './use_live'
import { useLoad } from './use_load'
import { useRules } from './use_rules'

export interface SpotFilters { layer: Ref<string>; type: Ref<string>; level: Ref<string>; overdue: Ref<string> }
interface Seen { hazards?: HazardMap; places?: PlaceMap }
export interface Spots {
  spots: ComputedRef<Spot[]>
  total: ComputedRef<number | undefined>
  nowhere: ComputedRef<number>
  problem: ShallowRef<Problem | undefined>
  reload(): Promise<void>
}

export function useSpotWords(): SpotWords {
  const { t, locale } = useI18n({ useScope: 'global' })
  const { typeName } = useRules()
  return {
    level: (level) => t(`level.${level}`),
    risk: (risk) => t(`risk.${risk}`),
    hazardTitle: (hazard: HazardOnMap) => say(hazard.item_text, locale.value) || hazard.description,
    placeName: (hazard: HazardOnMap) => hazard.place_name || t('spots.unnamed'),
    typeName,
    clusterOfHazards: (n, worst) => t('spots.cluster_hazards', { n, worst }),
    clusterOfPlaces: (n, worst) => t('spots.cluster_places', { n, worst }),
    overdue: (n) => t('spots.overdue', { n }),
    openHazards: (n) => t('spots.open_hazards', { n }),
    seenAt: (at) => t('spots.seen_at', { time: formatTime(at, 'time', locale.value) }),
    distance: (metres) => formatDistance(metres, locale.value),
  }
}

export function useSpots(window: Ref<MapWindow | undefined>, filters: SpotFilters): Spots {
  const words = useSpotWords()
  const seen = useLoad<Seen>(async (signal) => {
    if (!window.value || filters.layer.value === 'members') return {}
    const asked = { bbox: bboxOf(window.value), zoom: window.value.zoom.toFixed(2) }
    if (filters.layer.value === 'places') return { places: await client.get<PlaceMap>('/v1/map/places', { ...asked, type: filters.type.value }, { signal }) }
    return { hazards: await client.get<HazardMap>('/v1/map/hazards', { ...asked, level: filters.level.value, overdue: filters.overdue.value }, { signal }) }
  })
  const soon = gathered(() => void seen.reload(), 200)
  const later = gathered(() => void seen.reload(), 1500)
  watch([window, filters.layer, filters.type, filters.level, filters.overdue], soon)
  useLive((event) => {
    if (event.kind.startsWith('hazard.') || event.kind === 'place.saved') later()
  })
  const shown = computed(() => seen.data.value ?? {})
  return {
    spots: computed(() => (shown.value.hazards ? spotsOfHazards(shown.value.hazards, words) : shown.value.places ? spotsOfPlaces(shown.value.places, words) : [])),
    total: computed(() => (shown.value.hazards ?? shown.value.places)?.total),
    nowhere: computed(() => shown.value.hazards?.nowhere ?? 0),
    problem: seen.problem,
    reload: seen.reload,
  }
}

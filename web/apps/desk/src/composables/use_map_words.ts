// SPDX-License-Identifier: Apache-2.0
import type { MapWords } from '@gridward/map'
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

export function useMapWords(): ComputedRef<MapWords> {
  const { t } = useI18n({ useScope: 'global' })
  return computed(() => ({
    label: t('map.label'),
    legend: t('map.legend'),
    none: t('map.none'),
    imminent: t('map.imminent'),
    zoom_in: t('map.zoom_in'),
    zoom_out: t('map.zoom_out'),
    base: t('map.base'),
    counts: (open, overdue, imminent) =>
      [t('map.open', { n: open }), overdue ? t('map.overdue', { n: overdue }) : '', imminent ? t('map.imminent_n', { n: imminent }) : ''].filter(Boolean).join(' · '),
  }))
}

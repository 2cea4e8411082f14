// SPDX-License-Identifier: Apache-2.0
// The base map of whoever is signed in: brought after the area, read from the phone when the first map is shown.
import type { BaseMapPart, BaseSheet } from '@gridward/api'
import { giveBaseMap } from '@gridward/map/base'
import { ref, shallowRef, watch } from 'vue'
import { waiting } from '../outbox/sender'
import { client, me } from '../session'
import { bringBase, unpackSheet } from './base_sync'
import { baseState, readBase, writeBase } from './store'

const sheets = shallowRef<BaseSheet[]>([])
const source = ref('')
let shown = false

async function read(): Promise<void> {
  const owner = me.value
  const state = await baseState().catch(() => undefined)
  const kept = state && state.owner === owner ? await readBase().catch(() => []) : []
  if (owner !== me.value) return
  source.value = state?.source ?? ''
  sheets.value = kept.map(unpackSheet)
}

/** For the maps of this app. */
giveBaseMap({
  sheets,
  source,
  open() {
    if (shown) return
    shown = true
    void read()
  },
})

export function updateBase(): Promise<void> {
  return bringBase({
    storage: { state: baseState, write: writeBase },
    api: { part: (cursor, edition) => client.get<BaseMapPart | undefined>('/v1/area/basemap', { cursor }, edition ? { ifNoneMatch: edition, timeout_ms: 60_000 } : { timeout_ms: 60_000 }) },
    owner: () => me.value,
    busy: () => waiting.value.some((entry) => entry.state !== 'refused'),
    onChange: () => {
      if (shown) void read()
    },
  })
}

watch(me, () => {
  sheets.value = []
  source.value = ''
  if (shown) void read()
})

// SPDX-License-Identifier: Apache-2.0
// The base map of the caller's area for the desk's maps, asked for when the first of them is shown; the browser keeps it and asks again by ETag.
import type { BaseMapPart, BaseSheet } from '@gridward/api'
import { giveBaseMap } from '@gridward/map/base'
import { ref, shallowRef } from 'vue'
import { client, whenSignedOut } from '../session'

/** A city's area is too much to draw at once; its desk begins with the places. */
const most_parts = 60
const sheets = shallowRef<BaseSheet[]>([])
const source = ref('')
let asking: Promise<void> | undefined

whenSignedOut(() => {
  sheets.value = []
  asking = undefined
})

async function ask(): Promise<void> {
  const all: BaseSheet[] = []
  let cursor: string | undefined
  for (let parts = 0; parts < most_parts; parts += 1) {
    const part: BaseMapPart = await client.get('/v1/area/basemap', { cursor })
    all.push(...part.sheets)
    source.value = part.source
    cursor = part.next
    if (!cursor) break
  }
  sheets.value = all
}

giveBaseMap({
  sheets,
  source,
  open() {
    asking ??= ask().catch(() => {
      asking = undefined
    })
  },
})

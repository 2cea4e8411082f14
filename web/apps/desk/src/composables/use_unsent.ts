// SPDX-License-Identifier: Apache-2.0
// Whose phones hold work that has not come, in a region; looked at again when something arrives, and every minute.
import type { Page, UnsentWork } from '@gridward/api'
import { onScopeDispose, type Ref } from 'vue'
import { client, may } from '../session'
import { gathered, useLive } from './use_live'
import { useLoad, type Load } from './use_load'

const every_ms = 60_000
const shown = 50

export function useUnsent(region: Ref<string>): Load<Page<UnsentWork>> {
  const nothing: Page<UnsentWork> = { items: [] }
  const unsent = useLoad(
    async (signal) => (may('see_unsent_work') && region.value ? client.get<Page<UnsentWork>>('/v1/unsent', { within: region.value, limit: shown }, { signal }) : nothing),
    [region],
  )
  const refresh = gathered(() => void unsent.reload(), 1_500)
  useLive(refresh)
  const timer = setInterval(() => void unsent.reload(), every_ms)
  onScopeDispose(() => clearInterval(timer))
  return unsent
}

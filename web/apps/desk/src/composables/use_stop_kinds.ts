// SPDX-License-Identifier: Apache-2.0
// Kinds of stops of a patrol and how often each is to be seen: asked for once a session.
import type { Page, PatrolStopKind } from '@gridward/api'
import { say } from '@gridward/ui'
import { shallowRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { client, whenSignedOut } from '../session'

const kinds = shallowRef<PatrolStopKind[]>([])
let asking: Promise<void> | undefined
whenSignedOut(() => {
  kinds.value = []
  asking = undefined
})

async function ask(): Promise<void> {
  try {
    kinds.value = (await client.get<Page<PatrolStopKind>>('/v1/patrol-stop-kinds')).items
  } catch {
    // names then fall back to their keys; the next page that needs them asks again
    asking = undefined
  }
}

export interface StopKinds {
  kinds: ShallowRef<PatrolStopKind[]>
  kindName(id: string): string
}

export function useStopKinds(): StopKinds {
  asking ??= ask()
  const { locale } = useI18n({ useScope: 'global' })
  return { kinds, kindName: (id) => say(kinds.value.find((one) => one.id === id), locale.value) || id }
}

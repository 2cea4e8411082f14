// SPDX-License-Identifier: Apache-2.0
// Place types, extinguisher types and departments: asked for once a session.
import type { NamedThing, RulesView } from '@gridward/api'
import { say } from '@gridward/ui'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { client, whenSignedOut } from '../session'

const rules = ref<RulesView>()
let asking: Promise<void> | undefined
whenSignedOut(() => {
  rules.value = undefined
  asking = undefined
})

async function ask(): Promise<void> {
  try {
    rules.value = await client.get<RulesView>('/v1/rules')
  } catch {
    // names then fall back to their keys; the next page that needs them asks again
    asking = undefined
  }
}

export interface Rules {
  rules: Ref<RulesView | undefined>
  typeName(id: string): string
  departmentName(id: string): string
  extinguisherName(id: string): string
  typeOptions: ComputedRef<{ value: string; label: string }[]>
}

export function useRules(): Rules {
  asking ??= ask()
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const named = (list: NamedThing[] | undefined, id: string): string => {
    const found = list?.find((one) => one.id === id)
    return found ? say(found, locale.value) : id
  }
  return {
    rules,
    typeName: (id) => named(rules.value?.place_types, id),
    departmentName: (id) => named(rules.value?.departments, id),
    extinguisherName: (id) => (te(`places.obsolete.${id}`) ? t(`places.obsolete.${id}`) : named(rules.value?.extinguisher_types, id)),
    typeOptions: computed(() => (rules.value?.place_types ?? []).map((type) => ({ value: type.id, label: say(type, locale.value) }))),
  }
}

// SPDX-License-Identifier: Apache-2.0
// The day as its page shows it: what the area needs, as kept on the phone, over it the plan made by hand. Computed anew when the area, the
// outbox, the plan or the position changed, and every ten minutes, because deadlines run out.
import type { HazardView } from '@gridward/api'
import { shanghaiDate } from '@gridward/model'
import { correctedNow, useNow } from '@gridward/ui'
import { computed, onMounted, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { areaNow, areaSheets, keptHazards } from '../area/area'
import { begunBy } from '../inspect/keep_draft'
import type { Entry } from '../outbox/outbox'
import { receipts, waiting } from '../outbox/sender'
import type { Fix } from '../position'
import { me } from '../session'
import { needsOf, walked, type Need, type Needs } from './needs'
import { arranged, isOff, type Plan } from './plan'
import { usePlan } from './usePlan'

const step = 30
const every_ms = 600_000
const loading_pause_ms = 1_000

export interface Today {
  /** Undefined until the phone has been looked into. */
  found: ComputedRef<Needs | undefined>
  shown: ComputedRef<Need[]>
  plan: ComputedRef<Plan>
  change(how: (plan: Plan) => Plan): Promise<void>
  more(): void
}

/** What the phone itself knows to be done: it waits to be sent, or was sent and the kept area is older than that. */
const asOf = computed(() => areaNow.value.at ?? 0)
const done = computed<ReadonlySet<string>>((before) => sameOr(before, new Set([
  ...waiting.value.filter((entry) => entry.state === 'waiting' && !isNote(entry)).flatMap((entry) => entry.about ?? []),
  ...receipts.value.filter((one) => one.kept_at >= asOf.value).flatMap((one) => one.about ?? []),
])))
/** What says the same is the same: nothing is looked for anew. */
function sameOr(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): ReadonlySet<string> {
  return before?.size === now.size && [...now].every((one) => before.has(one)) ? before : now
}

function isNote(entry: Entry): boolean {
  return entry.kind === 'step' && (entry.body as { kind?: string } | undefined)?.kind === 'noted'
}

export function useToday(fix: Ref<Fix | undefined>): Today {
  const hazards = shallowRef<readonly HazardView[]>()
  const drafts = shallowRef<ReadonlySet<string>>(new Set())
  /** Of the area, as last read. */
  const changes = ref(0)
  const most = ref(step)
  const now = useNow()
  const today = computed(() => shanghaiDate(now.value))
  const tenth = computed(() => Math.floor(now.value / every_ms))
  const { plan, open, change } = usePlan(today)

  let reading = false
  let again = false
  /** One reading at a time, and while the area still comes in page by page not one for every page. */
  async function read(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    while (again) {
      again = false
      const [begun, open_ones] = await Promise.all([begunBy(me.value).catch(() => []), keptHazards().catch(() => hazards.value ?? [])])
      drafts.value = sameOr(drafts.value, new Set(begun.map((one) => one.place)))
      hazards.value = open_ones
      changes.value = areaNow.value.changes
      if (!areaNow.value.whole) await new Promise((rest) => setTimeout(rest, loading_pause_ms))
    }
    reading = false
  }
  watch(areaNow, () => void read())
  onMounted(() => Promise.all([open(), read()]))

  const found = computed(() => {
    void [tenth.value, changes.value]
    if (!hazards.value) return undefined
    performance.mark('today-find')
    const needs = needsOf(areaSheets(), {
      hazards: hazards.value, me: me.value, drafts: drafts.value, done: done.value, now_ms: correctedNow(), near: fix.value?.at,
      limit: most.value + plan.value.order.length, waits: (need) => isOff(plan.value, need), put_off: Object.keys(plan.value.off),
    })
    performance.clearMeasures('today-find')
    performance.measure('today-find', 'today-find')
    return needs
  })
  const shown = computed(() => arranged(plan.value, walked(found.value?.needs ?? [], step), most.value))
  return { found, shown, plan, change, more: () => (most.value += step) }
}

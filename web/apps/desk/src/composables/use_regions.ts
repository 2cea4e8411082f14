// SPDX-License-Identifier: Apache-2.0
// All regions of the caller's area, asked for once and shared by every page.
import { asProblem, type Page, type Problem, type RegionSummary } from '@gridward/api'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { areaName, fullName, pathTo, treeOf, type RegionNode } from '../rules/region_tree'
import { client, home, whenSignedOut } from '../session'

const regions = shallowRef<RegionSummary[]>([])
const problem = shallowRef<Problem>()
let asking: Promise<void> | undefined
const page_limit = 200
const max_regions = 20_000
whenSignedOut(forget)

function forget(): void {
  regions.value = []
  asking = undefined
}

async function ask(): Promise<void> {
  const all: RegionSummary[] = []
  try {
    let cursor: string | undefined
    do {
      const page: Page<RegionSummary> = await client.get('/v1/regions', { within: home.value?.code, limit: page_limit, cursor })
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== undefined && all.length < max_regions)
    regions.value = all
    problem.value = undefined
  } catch (error) {
    problem.value = asProblem(error)
    asking = undefined
  }
}

const known = computed(() => new Map(regions.value.map((region) => [region.code, region])))
const tree = computed(() => treeOf(regions.value))
const communityNames = computed(() =>
  Object.fromEntries(regions.value.filter((region) => region.code.length === 12).map((region) => [region.code, areaName(region.name)])),
)

export interface Regions {
  regions: ShallowRef<RegionSummary[]>
  problem: ShallowRef<Problem | undefined>
  known: ComputedRef<Map<string, RegionSummary>>
  tree: ComputedRef<RegionNode[]>
  communityNames: ComputedRef<Record<string, string>>
  nameOf(code: string): string
  pathOf(code: string): RegionSummary[]
  reload(): Promise<void>
}

export function useRegions(): Regions {
  asking ??= ask()
  return {
    regions,
    problem,
    known,
    tree,
    communityNames,
    nameOf: (code) => fullName(code, known.value) || code,
    pathOf: (code) => pathTo(code, known.value),
    reload: () => (asking = ask()),
  }
}

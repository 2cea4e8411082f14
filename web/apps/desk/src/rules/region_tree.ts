// SPDX-License-Identifier: Apache-2.0
// Regions as a tree, by the rule that a region's code begins with its parent's. Pure.
import type { RegionSummary } from '@gridward/api'

export interface RegionNode {
  value: string
  label: string
  region: RegionSummary
  children?: RegionNode[]
}

/** Regions whose parent is not in the list are roots. Children stand in the order of their codes. */
export function treeOf(regions: RegionSummary[]): RegionNode[] {
  const nodes = new Map<string, RegionNode>()
  const ordered = [...regions].sort((a, b) => (a.code < b.code ? -1 : 1))
  for (const region of ordered) nodes.set(region.code, { value: region.code, label: region.name, region })
  const roots: RegionNode[] = []
  for (const region of ordered) {
    const node = nodes.get(region.code)!
    const parent = nodes.get(region.parent)
    if (parent) (parent.children ??= []).push(node)
    else roots.push(node)
  }
  return roots
}

/** "天晖社区居委会" → "天晖社区", "金北村委会" → "金北村": the committee's office is not the area. Other names stay. */
export function areaName(name: string): string {
  return name.replace(/^(.+?)(居委会|居民委员会|委会|委员会|民委员会)$/, (whole, area: string) => (/(社区|村)$/.test(area) ? area : whole))
}

const lengths = [2, 4, 6, 9, 12, 15, 17]

/** The code and those above it that are known, from the top down. */
export function pathTo(code: string, known: Map<string, RegionSummary>): RegionSummary[] {
  return lengths
    .filter((length) => length <= code.length)
    .map((length) => known.get(code.slice(0, length)))
    .filter((region): region is RegionSummary => region !== undefined)
}

/** "金西社区 · 第3网格": the community stands before a grid's name, because grid names repeat. */
export function fullName(code: string, known: Map<string, RegionSummary>): string {
  const own = known.get(code)?.name
  if (own === undefined) return ''
  const above = code.length > 12 ? known.get(code.slice(0, 12))?.name : undefined
  const community = above && areaName(above)
  return community && !own.startsWith(community) ? `${community} · ${own}` : own
}

/** Nodes whose name or code contains the text, with everything above them. */
export function filterTree(nodes: RegionNode[], text: string): RegionNode[] {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return nodes
  return nodes.flatMap((node) => {
    if (node.label.toLowerCase().includes(wanted) || node.value.startsWith(wanted)) return [node]
    const children = filterTree(node.children ?? [], text)
    return children.length ? [{ ...node, children }] : []
  })
}

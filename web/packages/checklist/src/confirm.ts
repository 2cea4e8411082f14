// SPDX-License-Identifier: Apache-2.0
// What "all as it should be" may say. Pure. Only what has been looked at is passed; what nobody read stays without an answer, and
// that counts as not seen. An item whose hazard is still open is known to be wrong: it is never passed along with the others.
import type { ChecklistItem } from '@gridward/api'

export interface Looked {
  answered: ReadonlySet<string>
  seen: ReadonlySet<string>
  /** Items with a hazard that is not closed yet. */
  open: ReadonlySet<string>
}
export interface Rest {
  /** May be passed together. */
  confirmable: ChecklistItem[]
  /** Nobody has looked at these yet. */
  unseen: ChecklistItem[]
  /** Looked at or not, they wait for an answer of their own. */
  known: ChecklistItem[]
}

export function restOf(items: readonly ChecklistItem[], looked: Looked): Rest {
  const left = items.filter((item) => !looked.answered.has(item.id))
  const fresh = left.filter((item) => !looked.open.has(item.id))
  return {
    confirmable: fresh.filter((item) => looked.seen.has(item.id)),
    unseen: fresh.filter((item) => !looked.seen.has(item.id)),
    known: left.filter((item) => looked.open.has(item.id)),
  }
}

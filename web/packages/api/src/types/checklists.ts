// SPDX-License-Identifier: Apache-2.0
// Checklists as the server hands them out, includes resolved.
import type { PhotoPolicy, ResultClass, Text } from './words'

export interface ChecklistRef { id: string; version: number }
export interface Outcome {
  class: ResultClass
  hours?: number
  days?: number
  comprehensive_element?: string
}
export interface Variant extends Outcome { id: string; when: Text }
export interface Basis {
  code: string
  edition: string
  article?: string
  from?: string
  to?: string
  confirmed: boolean
}
export interface ChecklistGroup { id: string; title: Text }
export interface ChecklistItem {
  id: string
  group: string
  text: Text
  look_at: Text
  pass: Text
  result: Outcome
  variants: Variant[]
  refer?: string
  advice: Text
  phrases: Text[]
  basis: Basis[]
  photo: PhotoPolicy
}
export interface Checklist {
  id: string
  version: number
  published: string
  title: Text
  groups: ChecklistGroup[]
  items: ChecklistItem[]
}
export interface ChecklistSummary { id: string; version: number; title: Text; published: string }

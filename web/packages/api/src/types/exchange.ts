// SPDX-License-Identifier: Apache-2.0
// Imports, the log of changes, and the live stream.

export type ImportKind = 'divisions' | 'regions' | 'people' | 'places'
export interface DoubtfulRow { row: number; column: string; code: string; message: string; row_left_out: boolean }
export interface ImportReport {
  kind: ImportKind
  file: string
  rows_read: number
  new: number
  changed: number
  unchanged: number
  refused: number
  doubtful_count: number
  doubtful: DoubtfulRow[]
  columns: { header: string; field?: string }[]
  committed: boolean
}
export interface ChangeEvent {
  seq: number
  at: string
  kind: string
  subject: string
  region: string
  version: number
  body: unknown
}
export interface Changes { events: ChangeEvent[]; cursor: number; more: boolean }
export interface LiveEvent { seq: number; kind: string; subject: string; region: string; at: string }

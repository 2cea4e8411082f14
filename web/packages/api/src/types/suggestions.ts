// SPDX-License-Identifier: Apache-2.0
// Complaints and suggestions of those who work with the system.
export type SuggestionKind = 'complaint' | 'suggestion'
export interface SuggestionInput { kind: SuggestionKind; text: string; made_at: string }
export interface SuggestionView extends SuggestionInput {
  id: string
  author_name: string
  received_at: string
  /** Empty until it is answered. */
  answer: string
  answered_at?: string
}

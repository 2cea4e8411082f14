// SPDX-License-Identifier: Apache-2.0
// Fire extinguishers and their life clocks.
import type { ExtinguisherDefect, ExtinguisherStatus } from './words'

export interface Extinguisher {
  id: string
  place?: string
  type: string
  spot: string
  manufactured?: string
  last_service?: string
  defects: ExtinguisherDefect[]
  removed: boolean
  version: number
}
export interface ExtinguisherLife {
  status: ExtinguisherStatus
  first_due?: string
  next_due?: string
  scrap_on?: string
  days_left?: number
}
export interface ExtinguisherWithLife { extinguisher: Extinguisher; life: ExtinguisherLife }
export interface ExtinguisherType {
  id: string
  zh: string
  en: string
  first_service_months: number
  service_every_months: number
  scrap_after_months: number
}

// SPDX-License-Identifier: Apache-2.0
// What a phone keeps of its owner's area.
import type { HazardView } from './hazards'
import type { PlaceView } from './places'

export interface AreaPlaces { regions: string[]; log: number; items: PlaceView[]; next?: string }
export interface AreaChanges {
  regions: string[]
  cursor: number
  more: boolean
  /** The log ends before the position that was asked for: start anew. */
  anew: boolean
  places: PlaceView[]
  /** Closed, or in the area no longer. */
  gone_places: string[]
  hazards: HazardView[]
  gone_hazards: string[]
}

// SPDX-License-Identifier: Apache-2.0
// What phones say of the entries they have made, and who still holds work that has not come.

export interface DeviceReport {
  made: number
  withdrawn: number[]
  oldest_s?: number
}
export interface NumberRange { first: number; last: number }
export interface DeviceView {
  made: number
  missing: NumberRange[]
}
/** How far a photo that comes in parts has come. */
export interface PhotoProgress {
  name: string
  bytes: number
  whole: boolean
}
export interface UnsentDevice {
  id: string
  unsent: number
  since: string
  heard_at: string
}
export interface UnsentWork {
  person: string
  name: string
  unsent: number
  since: string
  devices: UnsentDevice[]
}

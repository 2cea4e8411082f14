// SPDX-License-Identifier: Apache-2.0
// A place as the form holds it, and the request that comes out of it. Pure.
import type { Datum, GasKind, PlaceInput, PlaceView, RiskLevel } from '@gridward/api'

export interface PlaceDraft {
  name: string
  type: string
  address: string
  region: string
  lng: number | undefined
  lat: number | undefined
  datum: Datum
  credit_code: string
  area_m2: number | undefined
  floors: number | undefined
  staff: number | undefined
  slept_in: '' | 'yes' | 'no'
  gas: GasKind
  risk: RiskLevel
  note: string
  active: boolean
  contact_name: string
  contact_phone: string
}

export function draftOf(place?: PlaceView): PlaceDraft {
  return {
    name: place?.name ?? '',
    type: place?.type ?? '',
    address: place?.address ?? '',
    region: place?.region ?? '',
    lng: place?.position?.at.lng,
    lat: place?.position?.at.lat,
    datum: 'wgs84',
    credit_code: place?.credit_code ?? '',
    area_m2: place?.area_m2,
    floors: place?.floors,
    staff: place?.staff,
    slept_in: place?.slept_in === undefined ? '' : place.slept_in ? 'yes' : 'no',
    gas: place?.gas ?? 'unknown',
    risk: place?.risk ?? 'medium',
    note: place?.note ?? '',
    active: place?.active ?? true,
    contact_name: '',
    contact_phone: '',
  }
}

export type PlaceFault = 'name' | 'type' | 'where' | 'position' | 'contact'
export function placeFaults(draft: PlaceDraft): PlaceFault[] {
  const faults: PlaceFault[] = []
  if (!draft.name.trim()) faults.push('name')
  if (!draft.type) faults.push('type')
  const half = (draft.lng === undefined) !== (draft.lat === undefined)
  if (half) faults.push('position')
  else if (!draft.region && draft.lng === undefined) faults.push('where')
  if (!draft.contact_name.trim() && draft.contact_phone.trim()) faults.push('contact')
  return faults
}

const some = <T>(value: T | undefined | null | ''): value is T => value !== undefined && value !== null && value !== ''

/** An empty contact is left out, which leaves the stored one as it is. An unmoved position is sent as it was stored. */
export function placeInput(draft: PlaceDraft, before?: PlaceView): PlaceInput {
  const input: PlaceInput = {
    name: draft.name.trim(), type: draft.type, address: draft.address.trim(), gas: draft.gas, risk: draft.risk, note: draft.note.trim(), active: draft.active,
    version: before?.version ?? 0,
  }
  if (draft.region) input.region = draft.region
  if (some(draft.lng) && some(draft.lat)) {
    const unmoved = draft.datum === 'wgs84' && before?.position?.at.lng === draft.lng && before.position.at.lat === draft.lat
    const raw = before?.position?.raw
    // the server converts `at` by its datum; a stored shifted coordinate goes back in its own datum
    input.position = unmoved && raw
      ? { at: raw, raw_datum: before?.position?.raw_datum ?? 'wgs84' }
      : { at: { lng: draft.lng, lat: draft.lat }, raw_datum: draft.datum }
  }
  if (draft.credit_code.trim()) input.credit_code = draft.credit_code.trim().toUpperCase()
  if (some(draft.area_m2)) input.area_m2 = draft.area_m2
  if (some(draft.floors)) input.floors = draft.floors
  if (some(draft.staff)) input.staff = draft.staff
  if (draft.slept_in) input.slept_in = draft.slept_in === 'yes'
  if (draft.contact_name.trim()) input.contact = { name: draft.contact_name.trim(), phone: draft.contact_phone.trim() }
  return input
}

// SPDX-License-Identifier: Apache-2.0
// What goes over the wire, named as in docs/openapi.json. `npm run api-types` writes schema.ts from that file; each name
// here is then an alias of components['schemas'][name]. Instants are RFC 3339 texts, dates "2026-11-23", ids ULIDs.

export type * from './types/words'
export type * from './types/regions'
export type * from './types/people'
export type * from './types/places'
export type * from './types/area'
export type * from './types/base_map'
export type * from './types/positions'
export type * from './types/patrols'
export type * from './types/extinguishers'
export type * from './types/checklists'
export type * from './types/inspections'
export type * from './types/hazards'
export type * from './types/map'
export type * from './types/exchange'
export type * from './types/suggestions'
export type * from './types/substitutions'
export type * from './types/devices'

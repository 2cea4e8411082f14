// SPDX-License-Identifier: Apache-2.0
// People, their posts, and the session of one.
import type { RegionSummary } from './regions'
import type { Act, Role } from './words'

export interface Post {
  id: string
  person: string
  role: Role
  region: string
  from: string
  to?: string
  version: number
  region_name?: string
  /** The post for whose holder this one stands in, and the holder's name. */
  stands_in_for?: string
  stands_in_for_name?: string
}
export interface PersonView {
  id: string
  login: string
  name: string
  phone: string
  active: boolean
  version: number
  posts: Post[]
}
export interface PersonInput {
  login: string
  active: boolean
  name: string
  phone: string
  password?: string
  version?: number
}
export interface SessionView {
  person: PersonView
  posts: Post[]
  acts: Act[]
  home: RegionSummary
  csrf: string
  filing_number?: string
  server_time: string
}
export interface Revealed { name: string; phone: string }

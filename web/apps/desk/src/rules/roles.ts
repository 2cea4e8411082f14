// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@gridward/api'

/** All roles, from the grid up to the sub-district. */
export const roles: Role[] = [
  'grid_member', 'micro_grid_leader', 'grid_chief', 'grid_supervisor', 'community_staff', 'command_operator', 'safety_office', 'subdistrict_leader', 'enforcement',
  'department', 'administrator',
]

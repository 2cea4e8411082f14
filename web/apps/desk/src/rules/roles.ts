// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@gridward/api'

/** All roles, from the grid up to the sub-district. */
export const roles: Role[] = [
  'grid_member', 'micro_grid_leader', 'grid_chief', 'grid_supervisor', 'community_staff', 'command_operator', 'safety_office', 'subdistrict_leader', 'enforcement',
  'department', 'administrator',
]

/** Posts that their holders may hand over for some days; the server's rules (rules/substitutions.json) decide. */
export const handed_roles: Role[] = ['grid_member', 'micro_grid_leader', 'grid_chief', 'grid_supervisor', 'community_staff', 'command_operator']

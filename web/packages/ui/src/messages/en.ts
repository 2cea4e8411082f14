// SPDX-License-Identifier: Apache-2.0
import first from './first.en'

export default {
  ...first,
  due: {
    by: 'Due {at}',
    none: 'No deadline',
    left: { minutes: '{n} min left', hours: '{n} h left', days: '{n} d left' },
    over: { minutes: '{n} min overdue', hours: '{n} h overdue', days: '{n} d overdue' },
    today: 'Due today',
  },
  state: { found: 'To be handled', rectifying: 'Being fixed', handed_over: 'Handed over', done: 'Waits for re-check', closed: 'Closed' },
  level: { general: 'General', suspected_major: 'Suspected major', major: 'Major', imminent: 'Imminent danger' },
  result: { A: 'Advice', G1: 'Fix on the spot', G2: 'Fix by a deadline', SM: 'Suspected major', IM: 'Imminent danger' },
  source: {
    inspection: 'Inspection', patrol: 'Patrol', public_report: 'Public report', self_check: 'Self-check', department: 'Department',
  },
  climb: {
    none: 'Not escalated', grid_chief: 'Escalated to the grid chief', community: 'Escalated to the community',
    subdistrict: 'Escalated to the sub-district',
  },
  step: {
    found: 'Found', fixed_on_the_spot: 'Fixed on the spot', notice_given: 'Notice given', extended: 'Deadline extended',
    handed_over: 'Handed over', returned: 'Returned', done: 'Fixed', recheck_passed: 'Re-check passed',
    recheck_failed: 'Re-check failed', escalated: 'Escalated', major_confirmed: 'Confirmed as major',
    major_dismissed: 'Not major', evacuated: 'People evacuated', noted: 'Note',
  },
  role: {
    grid_member: 'Grid member', micro_grid_leader: 'Micro-grid leader', grid_chief: 'Grid chief',
    grid_supervisor: 'Grid supervisor', community_staff: 'Community staff', command_operator: 'Command centre',
    safety_office: 'Safety office', subdistrict_leader: 'Sub-district leader', enforcement: 'Enforcement officer',
    department: 'Department', administrator: 'Administrator',
  },
  region_level: {
    province: 'Province', prefecture: 'Prefecture', county: 'County', subdistrict: 'Sub-district', community: 'Community',
    village: 'Village', grid: 'Grid', micro_grid: 'Micro-grid',
  },
  grid_kind: { basic: 'Comprehensive grid', dedicated: 'Dedicated grid' },
  gas: { none: 'No gas', piped: 'Piped gas', lpg: 'Bottled LPG', alcohol_fuel: 'Alcohol fuel', unknown: 'Unknown' },
  risk: { low: 'Low risk', medium: 'Medium risk', high: 'High risk', very_high: 'Very high risk' },
  answer: { pass: 'In order', fail: 'Fault', na: 'Does not apply', not_seen: 'Not seen' },
  extinguisher: {
    word: ' extinguisher',
    status: {
      scrapped_required: 'Must be scrapped', expired_service: 'Service overdue', body_defect: 'Defective part',
      pressure_low: 'Pressure low', due_soon: 'Due soon', ok: 'In order',
    },
    defect: { body: 'Body rusted or dented, marks unreadable', pressure_low: 'Pressure low (red)', service_defect: 'Pin, hose, nozzle or valve faulty' },
  },
  unit: { hours: 'hours', calendar_days: 'calendar days', working_days: 'working days' },
}

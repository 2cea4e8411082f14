// SPDX-License-Identifier: Apache-2.0
import first from './first.zh-CN'

export default {
  ...first,
  due: {
    by: '期限 {at}',
    none: '未定期限',
    left: { minutes: '剩 {n} 分钟', hours: '剩 {n} 小时', days: '剩 {n} 天' },
    over: { minutes: '超期 {n} 分钟', hours: '超期 {n} 小时', days: '超期 {n} 天' },
    today: '今天到期',
  },
  state: { found: '待处理', rectifying: '整改中', handed_over: '已移交', done: '待复查', closed: '已销号' },
  level: { general: '一般隐患', suspected_major: '疑似重大', major: '重大隐患', imminent: '紧急危险' },
  result: { A: '提醒', G1: '当场整改', G2: '限期整改', SM: '疑似重大', IM: '紧急危险' },
  source: {
    inspection: '检查发现', patrol: '巡查发现', public_report: '群众举报', self_check: '自查发现', department: '部门转办',
  },
  climb: { none: '未升级', grid_chief: '已升级到网格长', community: '已升级到社区（村）', subdistrict: '已升级到街道' },
  step: {
    found: '发现隐患', fixed_on_the_spot: '当场整改', notice_given: '下发告知书', extended: '延长期限',
    handed_over: '移交部门', returned: '部门退回', done: '整改完成', recheck_passed: '复查通过', recheck_failed: '复查不通过',
    escalated: '逐级上报', major_confirmed: '确认为重大隐患', major_dismissed: '排除重大隐患', evacuated: '已疏散撤人',
    noted: '补充说明',
  },
  role: {
    grid_member: '网格员', micro_grid_leader: '微网格长', grid_chief: '网格长', grid_supervisor: '网格指导员',
    community_staff: '社区工作人员', command_operator: '指挥中心', safety_office: '安监办', subdistrict_leader: '街道领导',
    enforcement: '执法人员', department: '条线部门', administrator: '管理员',
  },
  region_level: {
    province: '省', prefecture: '市', county: '县（区）', subdistrict: '街道', community: '社区', village: '村',
    grid: '网格', micro_grid: '微网格',
  },
  grid_kind: { basic: '综合网格', dedicated: '专属网格' },
  gas: { none: '不用气', piped: '管道燃气', lpg: '瓶装液化气', alcohol_fuel: '醇基燃料', unknown: '未知' },
  risk: { low: '低风险', medium: '一般风险', high: '较大风险', very_high: '重大风险' },
  answer: { pass: '无问题', fail: '有问题', na: '不涉及', not_seen: '没看到' },
  extinguisher: {
    word: '灭火器',
    status: {
      scrapped_required: '应报废', expired_service: '维修超期', body_defect: '部件缺损', pressure_low: '压力不足',
      due_soon: '即将到期', ok: '正常',
    },
    defect: { body: '筒体锈蚀变形或标识不清', pressure_low: '压力不足（红区）', service_defect: '销、管、喷嘴、阀门缺损' },
  },
  unit: { hours: '小时', calendar_days: '日历日', working_days: '工作日' },
}

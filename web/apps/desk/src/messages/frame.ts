// SPDX-License-Identifier: Apache-2.0
export const frame = {
  zh: {
    nav: {
      label: '主导航', desk: '指挥工作台', bar: '顶栏', skip: '跳到正文', overview: '总览', map: '地图', hazards: '隐患', places: '场所', patrols: '巡查', regions: '区域人员', ledgers: '台账', suggestions: '意见',
      account: '账户：{name}', sign_out: '退出登录',
    },
    live: {
      open: '实时', connecting: '连接中', waiting: '重新连接中', closed: '未连接',
      hazard_opened: '新发现隐患', hazard_escalated: '隐患逐级上报', hazard_major_confirmed: '确认为重大隐患',
    },
    sign_in: {
      title: '登录工作台', lead: '街道网格化服务管理 · 安全生产', login: '账号', password: '密码', go: '登录',
      sense: '感知', act: '整治', guard: '守护',
      sense_text: '风险在哪里，先看见', act_text: '隐患一件一件改到销号', guard_text: '一方平安，人人有数',
    },
    map: {
      label: '网格地图', legend: '未销号隐患', none: '无', imminent: '紧急危险', zoom_in: '放大', zoom_out: '缩小', base: '底图',
      open: '未销号 {n}', overdue: '超期 {n}', imminent_n: '紧急 {n}',
    },
    common: {
      save: '保存', cancel: '取消', confirm: '确定', edit: '编辑', all: '全部', more: '加载更多', saved: '已保存', yes: '是', no: '否', unknown: '未填',
      clear: '清除筛选', region: '区域', required: '请填写', page_gone: '没有找到，可能不在您的管辖范围。', shown: '已显示 {n} 条', none_found: '没有符合条件的记录',
      none_found_hint: '放宽筛选条件再试。', reason: '查看理由', reason_hint: '查看完整姓名和电话会留下记录。', reveal: '查看完整信息', reason_short: '理由至少 4 个字',
    },
  },
  en: {
    nav: {
      label: 'Main navigation', desk: 'Command desk', bar: 'Top bar', skip: 'Skip to content', overview: 'Overview', map: 'Map', hazards: 'Hazards', places: 'Places', patrols: 'Patrols', regions: 'Regions', ledgers: 'Ledgers', suggestions: 'Feedback',
      account: 'Account: {name}', sign_out: 'Sign out',
    },
    live: {
      open: 'Live', connecting: 'Connecting', waiting: 'Reconnecting', closed: 'Not connected',
      hazard_opened: 'New hazard', hazard_escalated: 'Hazard escalated', hazard_major_confirmed: 'Confirmed as major',
    },
    sign_in: {
      title: 'Sign in to the desk', lead: 'Grid-based safety service of a sub-district', login: 'Account', password: 'Password', go: 'Sign in',
      sense: 'Sense', act: 'Act', guard: 'Guard',
      sense_text: 'See the risk first', act_text: 'Every hazard followed until it is closed', guard_text: 'Keep the area safe, with everyone informed',
    },
    map: {
      label: 'Map of grids', legend: 'Open hazards', none: 'None', imminent: 'Imminent danger', zoom_in: 'Zoom in', zoom_out: 'Zoom out', base: 'Base map',
      open: '{n} open', overdue: '{n} overdue', imminent_n: '{n} imminent',
    },
    common: {
      save: 'Save', cancel: 'Cancel', confirm: 'Confirm', edit: 'Edit', all: 'All', more: 'Load more', saved: 'Saved', yes: 'Yes', no: 'No', unknown: 'Not given',
      clear: 'Clear filters', region: 'Region', required: 'Please fill in', page_gone: 'Not found. It may lie outside your area.', shown: '{n} shown', none_found: 'Nothing matches',
      none_found_hint: 'Try wider filters.', reason: 'Reason', reason_hint: 'Looking at a full name and phone number is recorded.', reveal: 'Show in full', reason_short: 'Give at least 4 characters',
    },
  },
}

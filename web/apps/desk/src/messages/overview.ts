// SPDX-License-Identifier: Apache-2.0
export const overview = {
  zh: {
    overview: {
      title: '{name} · 隐患态势', as_of: '数据截至 {time}', path: '上级区域', figures: '关键数字', open: '未销号', overdue: '已超期', imminent: '紧急危险', suspected_major: '疑似重大',
      waiting_recheck: '待复查', opened: '新发现', closed: '已销号', inspections: '检查', month: { opened: '30 天新发现', closed: '30 天销号', inspections: '30 天检查', places: '场所' }, just_now: '刚刚发生', new: '新', no_news: '暂时没有新的隐患',
      grid: '网格', choose_grid: '选择网格（或点地图）', people: '网格人员', no_people: '这个网格还没有安排人员。', stands_in: '代{name}的班', stands_in_until: '代{name}的班，到 {until}', grid_hazards: '看网格的隐患', grid_places: '看网格的场所',
      by_community: '各社区（村）', by_grid: '各网格', region: '区域', trend: '近 30 天趋势', trend_words: '近 {days} 天新发现隐患 {opened} 条，销号 {closed} 条，检查 {inspections} 次。',
      no_grids: '还没有网格边界', no_grids_hint: '在“台账”里导入网格边界后，地图就会出现。', unsent: '有 {n} 个人的手机上还有没送到的记录，可能需要帮忙。', unsent_who: '看看是谁',
    },
  },
  en: {
    overview: {
      title: '{name} · Hazards at a glance', as_of: 'As of {time}', path: 'Regions above', figures: 'Headline figures', open: 'Open', overdue: 'Overdue', imminent: 'Imminent danger', suspected_major: 'Suspected major',
      waiting_recheck: 'Waiting for re-check', opened: 'Found', closed: 'Closed', inspections: 'Inspections', month: { opened: 'Found, 30 days', closed: 'Closed, 30 days', inspections: 'Inspections, 30 days', places: 'Places' }, just_now: 'Just now', new: 'New', no_news: 'No new hazards',
      grid: 'Grid', choose_grid: 'Choose a grid (or click the map)', people: 'People of the grid', no_people: 'Nobody has a post in this grid yet.', stands_in: 'stands in for {name}', stands_in_until: 'stands in for {name} until {until}', grid_hazards: 'Hazards of the grid', grid_places: 'Places of the grid',
      by_community: 'Communities and villages', by_grid: 'Grids', region: 'Region', trend: 'Last 30 days', trend_words: 'In the last {days} days {opened} hazards were found, {closed} closed, {inspections} inspections made.',
      no_grids: 'No grid boundaries yet', no_grids_hint: 'Import boundaries under "Ledgers" and the map appears.', unsent: 'The phone of 1 person holds work that has not come; some help may be needed. | The phones of {n} people hold work that has not come; some help may be needed.', unsent_who: 'See who',
    },
  },
}

// SPDX-License-Identifier: Apache-2.0
export const spots = {
  zh: {
    spots: {
      title: '地图', lead: '看全域的场所和未销号隐患：数字是聚在一起的数量，放大后逐个打开。', layer: '图层', hazards: '未销号隐患', places: '场所', map: '地图，可用方向键移动、加减键缩放；右侧列表与地图同步',
      type: '场所类型', level: '隐患等级', overdue_only: '只看超期', in_view: '当前范围', total_hazards: '{n} 条隐患', total_places: '{n} 个场所', nowhere: '另有 {n} 条隐患的地点没有坐标，请在列表中查看。',
      nothing: '当前范围内没有', nothing_hint: '缩小地图或移动到别处看看。', cluster_hazards: '{n} 条隐患，最高等级：{worst}', cluster_places: '{n} 个场所，最高风险：{worst}', overdue: '超期 {n}',
      zoom_to: '放大查看：{label}', open_hazards: '未销号 {n}', more: '其余 {n} 处请放大地图查看', legend_hazards: '最高等级', legend_places: '最高风险', ring: '含超期',
      members: '值班人员', total_members: '{n} 人正在共享位置', members_hint: '只显示本人打开共享的最近位置，不记考勤、不算里程。', nobody: '现在没有人共享位置', nobody_hint: '网格员可在手机“我的”页自愿打开。',
      seen_at: '{time} 的位置', who_near: '谁在附近', who_near_of: '谁在附近：{what}', near: '离此最近：{what}', near_off: '取消',
      here: '同一地点', back: '返回当前范围', whole: '看全域', no_gl: '这台电脑的浏览器不能显示地图（不支持 WebGL），列表列出全域内容。', unnamed: '未登记场所',
    },
  },
  en: {
    spots: {
      title: 'Map', lead: 'Places and open hazards of the whole area: a number is how many stand together; zoom in to open them one by one.', layer: 'Layer', hazards: 'Open hazards', places: 'Places', map: 'Map. Arrow keys move it, plus and minus zoom; the list beside it shows the same',
      type: 'Type of place', level: 'Level', overdue_only: 'Overdue only', in_view: 'In this view', total_hazards: '{n} hazards', total_places: '{n} places', nowhere: '{n} more hazards have no position; see the list of hazards.',
      nothing: 'Nothing in this view', nothing_hint: 'Zoom out or move the map.', cluster_hazards: '{n} hazards, worst: {worst}', cluster_places: '{n} places, highest risk: {worst}', overdue: '{n} overdue',
      zoom_to: 'Zoom in: {label}', open_hazards: '{n} open', more: '{n} more: zoom in to see them', legend_hazards: 'Worst level', legend_places: 'Highest risk', ring: 'some overdue',
      members: 'On duty', total_members: '{n} share their position', members_hint: 'Only the latest position of those who turned sharing on themselves; no attendance, no mileage.', nobody: 'Nobody shares a position now', nobody_hint: 'Members turn it on themselves, on the phone under "Me".',
      seen_at: 'position of {time}', who_near: 'Who is near', who_near_of: 'Who is near: {what}', near: 'Nearest to: {what}', near_off: 'Remove',
      here: 'On this spot', back: 'Back to the view', whole: 'Whole area', no_gl: 'This browser cannot draw the map (no WebGL); the list shows the whole area.', unnamed: 'Not a registered place',
    },
  },
}

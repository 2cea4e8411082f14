// SPDX-License-Identifier: Apache-2.0
export const patrols = {
  zh: {
    patrols: {
      title: '巡查', lead: '看哪些点、哪些路段多日没看过。只说地方，不说人：不计里程、时长和次数，也不比较任何人。', add: '新建路线', edit: '修改路线', due: '{n} 处该看了', all_seen: '近期都看过', ended: '已停用', only_due: '只看有该看的', also_ended: '包括停用的',
      empty: '还没有巡查路线', empty_hint: '把主干道、集市、垃圾堆放点连成一条路线，网格员在手机上走。', stop: '巡查点', kind: '类型', last: '最近看过', again: '应再看', never: '还没看过', now: '该看了', fine: '不急', segment: '路段', on_map: '看图', map: '{name} 的巡查点',
      zoom_in: '放大', zoom_out: '缩小', every: '{kind}每天看一次 | {kind}每 {n} 天看一次', rule: '间隔（本地自定，可改数据文件）：',
      name: '路线名称', region: '区域', stops: '巡查点（按走的顺序，最多 {n} 个）', add_stop: '添加巡查点', look_at: '看什么', place: '场所（可不选）', position: '位置', from_click: '在图上点一下定位', second_end: '另一端：在图上点一下', point: '改为一个点', make_segment: '改为路段', up: '上移', down: '下移', remove: '删除', choose: '选中第 {n} 个：{name}', unnamed: '未命名', active: '使用中',
      fault: { name: '请填写名称', region: '请选择区域', stops: '请至少添加一个巡查点', stop: '第 {n} 个点还缺名称、类型或位置' },
    },
  },
  en: {
    patrols: {
      title: 'Patrols', lead: 'Which points and segments have not been seen lately. About places, not people: no distance, time or number of rounds, and nobody is compared.', add: 'New route', edit: 'Change route', due: '{n} to be seen', all_seen: 'Seen lately', ended: 'Not in use', only_due: 'Only with stops to be seen', also_ended: 'Also those not in use',
      empty: 'No patrol routes yet', empty_hint: 'Join a trunk road, a market, some garbage points to a route; grid members walk it with the phone.', stop: 'Stop', kind: 'Kind', last: 'Last seen', again: 'To be seen again', never: 'Never yet', now: 'To be seen', fine: 'Not yet', segment: 'segment', on_map: 'On the map', map: 'Stops of {name}',
      zoom_in: 'Zoom in', zoom_out: 'Zoom out', every: '{kind}: every day | {kind}: every {n} days', rule: 'Intervals (a local choice, kept as data): ',
      name: 'Name of the route', region: 'Region', stops: 'Stops (in the order in which they are walked, {n} at most)', add_stop: 'Add a stop', look_at: 'What to look at', place: 'Place (optional)', position: 'Position', from_click: 'Click where it is on the map', second_end: 'The other end: click on the map', point: 'Make it a point', make_segment: 'Make it a segment', up: 'Up', down: 'Down', remove: 'Remove', choose: 'Choose number {n}: {name}', unnamed: 'no name', active: 'In use',
      fault: { name: 'Give it a name', region: 'Choose a region', stops: 'Add at least one stop', stop: 'Number {n} lacks its name, kind or position' },
    },
  },
}

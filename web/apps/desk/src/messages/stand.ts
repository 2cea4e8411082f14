// SPDX-License-Identifier: Apache-2.0
export const stand = {
  zh: {
    stand: {
      title: '代班', of: '{colleague} 代 {person}', for: '代 {name}', days: '{from} 至 {to}', passes: '未销号隐患 {hazards} 条，到期应查场所 {places} 处', planned: '未开始', running: '进行中', over: '已结束', more: '只列出前 50 条。',
      end: '提前结束', end_sure: '现在结束 {colleague} 代 {person} 的班？{colleague} 马上看不到{region}。', arrange: '请人代班', arrange_for: '为{name}安排代班', post: '{role} · {region}', colleague: '代班同事', search: '按姓名查找', nobody: '没有可请的同事；这种岗位可能须另行任命。', go: '确认代班',
      hint: '代班期间对方有同样的岗位和区域，到期自动结束，任何一方可提前结束。', what: '交接内容', hazards: '未销号隐患 {n} 条', places: '到期应查场所 {n} 处', due: '期限 {at}', no_due: '无期限', due_on: '应于 {at} 前检查', first: '只列出前 {n} 条', nothing: '没有未了的事情。',
    },
  },
  en: {
    stand: {
      title: 'Standing in', of: '{colleague} for {person}', for: 'for {name}', days: '{from} to {to}', passes: 'Open hazards: {hazards}; places due: {places}', planned: 'planned', running: 'now', over: 'over', more: 'The first 50 only.',
      end: 'End it now', end_sure: '{colleague} no longer stands in for {person}, and no longer sees {region}, from this moment. End it?', arrange: 'Stand in', arrange_for: 'Somebody to stand in for {name}', post: '{role} · {region}', colleague: 'Colleague', search: 'Find by name', nobody: 'There is no colleague to ask; a post of this kind may need an appointment.', go: 'Confirm',
      hint: 'The colleague holds the same post in the same region on these days. It ends by itself, and either side may end it early.', what: 'What passes over', hazards: 'Open hazards: {n}', places: 'Places due: {n}', due: 'due {at}', no_due: 'no date', due_on: 'visit by {at}', first: 'The first {n} only', nothing: 'Nothing is left open.',
    },
  },
}

// SPDX-License-Identifier: Apache-2.0
export const asked = {
  zh: {
    asked: {
      card: '请网格员去看', none: '目前没有请人去看。', ask: '请人去看', title: '请网格员去看这个场所', about: '会和原因一起出现在这一片网格员手机的“今天”里；下次检查提交后自动结束。不指定人，也不计数。',
      why: '为什么要去看', why_hint: '写事情，不写个人的姓名、电话、门牌以外的住址。', by: '最晚哪天', go: '发出',
      until: '最晚 {by}', since: '{at} 提出', late: '已过 {by}，还没有人去看', back: '撤回', back_title: '撤回这条要求？', back_about: '手机上的这条会随之消失。撤回会留下记录。', back_go: '撤回',
    },
  },
  en: {
    asked: {
      card: 'Ask for a visit', none: 'No visit is asked for.', ask: 'Ask for a visit', title: 'Ask for a visit to this place', about: 'It turns up with its reason under "Today" on the phones of this area\'s grid members and ends by itself with the next inspection. Nobody is named, nothing is counted.',
      why: 'Why somebody should go there', why_hint: 'The matter, no names, phone numbers or private addresses.', by: 'By which day', go: 'Ask',
      until: 'By {by}', since: 'Asked for {at}', late: '{by} has passed and nobody has been there', back: 'Take back', back_title: 'Take this back?', back_about: 'It goes from the phones, too. That it was taken back stays on the record.', back_go: 'Take back',
    },
  },
}

// SPDX-License-Identifier: Apache-2.0
// The words of the notice for the person in charge, as a shopkeeper reads them. A grid member reminds and asks; he does not order, and
// nothing here sounds as if he did.
import { danger_number, type FollowsKey } from './follows'

export interface NoticeWords {
  title: string
  place: (name: string) => string
  address: (address: string) => string
  at: (time: string) => string
  begin: (n: number) => string
  follows: Record<FollowsKey, (due: string) => string>
  how: (advice: string) => string
  should: (pass: string) => string
  basis: (law: string) => string
  law: (code: string, edition: string, article: string | undefined, confirmed: boolean) => string
  local: string
  join: string
  colon: string
  after: string
  nature: string
  ask: (grid: string) => string
  more: (n: number) => string
  whole: string
}

export const notice_words: Record<'zh-CN' | 'en', NoticeWords> = {
  'zh-CN': {
    title: '隐患告知书（提醒）',
    place: (name) => `场所：${name}`,
    address: (address) => `地址：${address}`,
    at: (time) => `查看时间：${time}`,
    begin: (n) => `有 ${n} 处请您留意：`,
    follows: {
      A: () => '提醒您注意。',
      G1: () => '请现在就改；一时改不了的，请今天内改好。',
      G2: (due) => `请在 ${due} 前改好。`,
      SM: () => '这一处可能很严重，已请街道来核实。核实之前请先停用，让人离远些。',
      SM_element: (due) => (due ? `请在 ${due} 前改好。` : '请尽快改好，期限社区会再告诉您。'),
      IM: () => `现在就有危险：请马上让人离开，拨打 ${danger_number}。`,
      fixed: () => '当场已经改好，谢谢。',
    },
    how: (advice) => `怎么改：${advice}`,
    should: (pass) => `改到这样：${pass}`,
    basis: (law) => `依据：${law}`,
    law: (code, edition, article, confirmed) => `${code}（${edition}）${article ? `第${article}条` : ''}${confirmed ? '' : '，条款号待核实'}`,
    local: '地方',
    join: '；',
    colon: '：',
    after: '改好后请告诉网格员，会有人来看；改不了也请早点说，一起想办法。',
    nature: '这是网格员的提醒，不是行政处罚，也不是责令整改的文书。',
    ask: (grid) => `有疑问可以问网格员，或问所在社区（${grid}）。`,
    more: (n) => `另有 ${n} 处。`,
    whole: '全文在网格员手机上，也可以向社区要一份纸的。',
  },
  en: {
    title: 'Hazard notice (a reminder)',
    place: (name) => `Place: ${name}`,
    address: (address) => `Address: ${address}`,
    at: (time) => `Looked at: ${time}`,
    begin: (n) => (n === 1 ? 'Please look after one thing:' : `Please look after ${n} things:`),
    follows: {
      A: () => 'Please keep an eye on this.',
      G1: () => 'Please put it right now; if that cannot be, by the end of today.',
      G2: (due) => `Please put it right by ${due}.`,
      SM: () => 'This may be serious; the sub-district has been asked to look at it. Until then please stop using it and keep people away.',
      SM_element: (due) => (due ? `Please put it right by ${due}.` : 'Please put it right soon; the community will tell you by when.'),
      IM: () => `This is dangerous now: please get everybody out and call ${danger_number}.`,
      fixed: () => 'Already put right during the visit, thank you.',
    },
    how: (advice) => `How: ${advice}`,
    should: (pass) => `As it should be: ${pass}`,
    basis: (law) => `Basis: ${law}`,
    law: (code, edition, article, confirmed) => `${code} (${edition})${article ? `, art. ${article}` : ''}${confirmed ? '' : ', clause to be verified'}`,
    local: 'local',
    join: '; ',
    colon: ': ',
    after: 'When it is done, please tell the grid member and somebody will come to look. If it cannot be done, please say so early and we will find a way together.',
    nature: 'This is a reminder by a grid member; it is no order and no penalty.',
    ask: (grid) => `Questions? Ask the grid member or the community (${grid}).`,
    more: (n) => `And ${n} more.`,
    whole: 'The full text is on the grid member\'s phone; the community can give you a printed copy.',
  },
}

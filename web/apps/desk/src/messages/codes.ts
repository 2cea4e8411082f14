// SPDX-License-Identifier: Apache-2.0
export const codes = {
  zh: {
    codes: {
      title: '打印场所码', lead: '每处场所一张，贴在门口。网格员扫码就打开这处场所，没有网络也行。码上没有个人信息。', open: '打印场所码', back: '返回场所', print: '打印', more: '再取一些', count: '{n} 张', none: '这里没有要打印的场所',
      card: '场所码', edition: '第 {n} 版', in_force: '在用', by_hand: '手输编号', print_one: '打印这一张', picture: '{name}的场所码', label: '场所安全检查码', hint: '网格员用守格扫码',
      renew: '换发', renew_title: '换发场所码', renew_about: '原来的码（第 {n} 版）作废，手机同步后扫到会提示。换发后请打印新码，换下旧的。', renew_go: '换发',
    },
  },
  en: {
    codes: {
      title: 'Print place codes', lead: 'One for each place, to be put up at its door. A grid member scans it and has the place, without a network too. Nothing personal is in it.', open: 'Print codes', back: 'Back to places', print: 'Print', more: 'Get some more', count: '{n} codes', none: 'There is no place to print a code for',
      card: 'Code at the door', edition: 'Edition {n}', in_force: 'In force', by_hand: 'To type by hand', print_one: 'Print this one', picture: 'Code of {name}', label: 'Safety inspection code', hint: 'Scanned by grid members in Gridward',
      renew: 'Renew', renew_title: 'Renew the code', renew_about: 'The present code (edition {n}) ends; phones say so once they have synced. Print the new one then and take the old one down.', renew_go: 'Renew',
    },
  },
}

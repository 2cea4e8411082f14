// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { initialsOf } from './initials'
import table from './initials.txt?raw'

test.each([
  ['金沙餐厅', 'jsct'], ['鑫鑫馄饨店', 'xxhtd'], ['重庆小面', 'cqxm'], ['重工机械', 'zgjx'], ['农业银行', 'nyyh'], ['行者旅馆', 'xzlg'], ['垚堃超市', 'ykcs'], ['长乐酒店', 'cljd'],
  ['CoCo奶茶（12号店）', 'coconc12hd'], ['ＫＴＶ·夜色', 'ktvys'], ['', ''], ['…！', ''], ['𠮷野家', 'yj'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('the table has a letter for each character from 一 to 龥', () => {
  expect(table.trim()).toMatch(/^[a-z]{20902}$/)
})

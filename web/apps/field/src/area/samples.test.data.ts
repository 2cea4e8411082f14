// SPDX-License-Identifier: Apache-2.0
// Made-up places for tests: numbered, spread over a few kilometres.
import type { PlaceView } from '@gridward/api'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export function idNumber(n: number): string {
  let text = ''
  for (let rest = (n + 1) * 7919; text.length < 16; rest = Math.floor(rest / 32)) text = (crockford[rest % 32] ?? '0') + text
  return `01KAZZZZZZ${text}`
}

const heads = ['金沙', '通州', '平安', '幸福', '示例', '长江', '鑫源', '东方', '新城', '银河']
const kinds: [string, string, string, string][] = [['餐厅', 'restaurant', '餐饮', 'Restaurant'], ['旅馆', 'hotel', '旅馆', 'Hotel'], ['超市', 'shop', '商店', 'Shop'], ['网吧', 'net_bar', '网吧', 'Internet café']]

export function samplePlace(n: number, more: Partial<PlaceView> = {}): PlaceView {
  const [kind, type, type_zh, type_en] = kinds[n % kinds.length] ?? ['', '', '', '']
  return {
    id: idNumber(n), name: `${heads[n % heads.length]}${kind}${n}`, type, type_zh, type_en, address: `示例路${n % 977}号${n % 7}室`, region: '320612001001001', region_name: '示例网格',
    position: { at: { lng: 121.05 + (n % 331) / 5000, lat: 32.05 + (n % 313) / 5000 } }, outside_every_grid: false, gas: 'unknown', risk: 'medium', note: '', active: true,
    open_hazards: n % 10 === 0 ? 1 : 0, version: 1, due_on: new Date(Date.UTC(2026, 10, 1 + (n % 60))).toISOString().slice(0, 10), ...more,
  }
}

// SPDX-License-Identifier: Apache-2.0
// Masking as the server does it: "138****5678", "张*", "欧阳*".
const double_surnames = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯', '长孙', '宇文', '司徒', '端木']

export function maskedPhone(phone: string): string {
  if (phone.length >= 11) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return phone.length > 4 ? `****${phone.slice(-4)}` : '****'
}

export function maskedName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length === 0) return ''
  const keep = characters.length > 2 && double_surnames.includes(characters.slice(0, 2).join('')) ? 2 : 1
  return `${characters.slice(0, keep).join('')}*`
}

// SPDX-License-Identifier: Apache-2.0
// The month of manufacture as it stands on a cylinder and as a thumb types it: 202105, 2021-05, 2021.5. Four digits are a
// year that is not finished yet, never year and month.
const oldest_year = 1980

/** "2021-05"; undefined for what is no month, lies after `today` or before there were such things: nothing is guessed. */
export function monthOf(typed: string, today: string): string | undefined {
  const text = typed.trim()
  const match = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4}|\d{2})\D+(\d{1,2})\D*$/.exec(text)
  if (!match?.[1] || !match[2]) return undefined
  const year = match[1].length === 2 ? 2000 + Number(match[1]) : Number(match[1])
  const month = Number(match[2])
  const read = `${year}-${String(month).padStart(2, '0')}`
  return month >= 1 && month <= 12 && year >= oldest_year && read <= today.slice(0, 7) ? read : undefined
}

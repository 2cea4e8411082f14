// SPDX-License-Identifier: Apache-2.0
// A text as a QR code, drawn as one path of an SVG. Loaded only by pages that show one.
import { encode } from 'uqr'

/** At most 85 modules a side: about four pixels each on a phone's screen, which the camera of an old phone still reads off it. */
export const most_qr_bytes = 600
const quiet_zone = 4

export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'L', border: quiet_zone })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}

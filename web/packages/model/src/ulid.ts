// SPDX-License-Identifier: Apache-2.0
// ULIDs: 48 bits of milliseconds and 80 random bits in Crockford's base 32. The phone names what it creates, so that
// sending twice is harmless.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function ulid(now_ms: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('a ULID needs 10 random bytes')
  let time = Math.floor(now_ms)
  let head = ''
  for (let i = 0; i < 10; i += 1) {
    head = digits[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  let bits = 0
  let held = 0
  for (const byte of random.subarray(0, 10)) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 5) {
      held -= 5
      tail += digits[(bits >> held) & 31]
    }
    bits &= (1 << held) - 1
  }
  return head + tail
}

export function newUlid(): string {
  return ulid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

export function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}

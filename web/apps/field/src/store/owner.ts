// SPDX-License-Identifier: Apache-2.0
// Whose things are kept now. After a sign-out nobody's: what still comes for somebody who has left is not kept.
let now = ''

export const owner = (): string => now

export function keepFor(person: string): void {
  now = person
}

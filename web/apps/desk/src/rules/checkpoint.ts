// SPDX-License-Identifier: Apache-2.0
// What a signed checkpoint and the list of the ledger's keys say (C2SP tlog-checkpoint, signed-note). Read for showing only: nothing is verified here.
export interface Checkpoint {
  origin: string
  size: number
  root: string
}

/** Nothing unless the text begins as a checkpoint does. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (!origin || !/^\d{1,15}$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) return undefined
  return { origin, size: Number(size), root }
}

/** The newest key of that name; "" when there is none. */
export function newestKey(keys: string, origin: string): string {
  return keys.split('\n').filter((line) => line.startsWith(`${origin}+`)).at(-1) ?? ''
}

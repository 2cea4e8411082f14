// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { newestKey, readCheckpoint } from './checkpoint'

const root = `${'A'.repeat(43)}=`
const note = `gridward.local/0123\n417\n${root}\n\n— gridward.local/0123 c2lnbmF0dXJl\n`

describe('a checkpoint on paper', () => {
  test('says origin, size and root', () => expect(readCheckpoint(note)).toEqual({ origin: 'gridward.local/0123', size: 417, root }))
  test('is none when a line is missing or another thing', () => {
    for (const text of ['', 'gridward.local/0123\n417\n', `gridward.local/0123\n-1\n${root}\n`, `gridward.local/0123\n417\nroot\n`, '<html>\n\n\n']) expect(readCheckpoint(text)).toBeUndefined()
  })
  test('is shown with the newest key of its own log', () => {
    expect(newestKey('a+1+x\na/sm3+2+y\na+3+z\n', 'a')).toBe('a+3+z')
    expect(newestKey('a/sm3+2+y\n', 'a')).toBe('')
  })
})

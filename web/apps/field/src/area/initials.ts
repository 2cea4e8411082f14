// SPDX-License-Identifier: Apache-2.0
// The pinyin initials of a name: a Jinsha Canting is found by "jsct". Latin letters become small and stay, digits stay, everything else is left out.
// One reading a character (web/scripts/initials.mjs writes the table), but for words that everybody reads otherwise (initials.json).
import words from './initials.json'
import table from './initials.txt?raw'

const special = new RegExp(Object.keys(words).sort((a, b) => b.length - a.length).join('|'), 'g')
const first = 0x4e00

export function initialsOf(name: string): string {
  let text = ''
  for (const character of name.normalize('NFKC').replace(special, (word) => words[word as keyof typeof words])) {
    const code = character.codePointAt(0) ?? 0
    if (code >= first && code < first + table.length) text += table[code - first]
    else if (/[a-z0-9]/i.test(character)) text += character.toLowerCase()
  }
  return text.replace(/\n/g, '')
}

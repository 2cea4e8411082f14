// SPDX-License-Identifier: Apache-2.0
// Writes the table behind search by pinyin initials: one letter for each character from U+4E00 to U+9FA5, by the pinyin order of
// Unicode's CLDR that Node.js carries (which knows one reading a character; words with another stand in initials.ts).
import { writeFileSync } from 'node:fs'

const { compare } = new Intl.Collator('zh-u-co-pinyin')
/** For each letter characters at the beginning of its part. */
const beginnings = { a: '阿吖锕', b: '八仈巴', c: '嚓擦礤', d: '咑哒耷', e: '妸妿娿', f: '发発彂', g: '旮伽嘎', h: '铪哈奤', j: '丌讥击', k: '咔咖喀', l: '垃拉柆', m: '呣妈嬷', n: '拏拿嗱', o: '噢喔哦', p: '妑趴啪', q: '七沏妻', r: '呥蚦然', s: '仨撒洒', t: '他它她', w: '屲穵挖', x: '夕兮吸', y: '丫压呀', z: '帀匝咂' }
const letters = Object.keys(beginnings).join('')
const firsts = Object.values(beginnings).map((some) => [...some].sort(compare)[0])
const letterOf = (character) => letters[Math.max(0, firsts.findLastIndex((first) => compare(character, first) >= 0))]

let text = ''
for (let code = 0x4e00; code <= 0x9fa5; code += 1) text += letterOf(String.fromCharCode(code))
writeFileSync(new URL('../apps/field/src/area/initials.txt', import.meta.url), `${text}\n`)

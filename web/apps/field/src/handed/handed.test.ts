// SPDX-License-Identifier: Apache-2.0
import { newUlid, sha256 } from '@gridward/model'
import { describe, expect, test } from 'vitest'
import { newBook } from '../outbox/numbers'
import type { Entry } from '../outbox/outbox'
import { fromBase64, toBase64 } from './base64'
import { checked, most_entries } from './check'
import { allThatMayGo, entriesOf, handedFrom, withNeeds } from './collect'
import { FileProblem, most_file_bytes, openFile, writeFile, type Handed, type HandedPhoto } from './file'

const owner = newUlid()
const hint = '请在“待发送”页接收\n/ open it under "To send"'
const self = { id: owner, name: '王演示', book: { ...newBook(owner, newUlid()), made: 7 } }
const jpeg = (text: string): Uint8Array => new Uint8Array([0xff, 0xd8, 0xff, ...new TextEncoder().encode(text)])
async function photoOf(text: string): Promise<HandedPhoto> {
  const bytes = jpeg(text)
  return { name: await sha256(bytes), type: 'image/jpeg', bytes }
}
const entry = (kind: Entry['kind'], id: string, more: Partial<Entry> = {}): Entry => ({
  id, owner, kind, path: `/v1/${kind === 'inspection' ? 'inspections' : 'hazards'}/${id}`, body: { photos: [] }, needs: [], title: '演示餐馆', number: 3,
  order: 1, made_at: 1_700_000_000_000, tries: 4, next_at: 1, state: 'waiting', ...more,
})
const step = (kind: string, more: Partial<Entry> = {}): Entry => {
  const id = newUlid()
  const hazard = newUlid()
  return entry('step', id, { path: `/v1/hazards/${hazard}/steps/${id}`, about: hazard, body: { kind, text: '店主已清走', photos: [] }, ...more })
}
async function sample(): Promise<{ handed: Handed; photo: HandedPhoto; visit: Entry }> {
  const photo = await photoOf('one')
  const visit = entry('inspection', newUlid(), { about: newUlid(), body: { answers: [{ item: 'CA-08', photos: [photo.name], note: '灭火器"过期"\n第二行' }] }, needs: [`photo:${photo.name}`] })
  return { handed: handedFrom([visit, step('done', { needs: [visit.id] })], [photo], self, 1_700_000_000_001), photo, visit }
}
const read = async (file: Blob): Promise<Handed> => checked(await openFile(file))
const faultOf = async (file: Blob): Promise<string> => read(file).then(() => 'taken', (error: unknown) => (error instanceof FileProblem ? error.message : String(error)))
/** A file with a right sum over whatever it holds. */
async function forged(manifest: unknown, photos: Uint8Array[] = [], first = 'gridward-entries 1'): Promise<Blob> {
  const content = new TextEncoder().encode(`${[JSON.stringify(manifest), ...photos.map(toBase64)].join('\n')}\n`)
  return new Blob([`${first}\n${await sha256(content)}\n`, content])
}
async function altered(change: (manifest: { made_at: number; entries: Record<string, unknown>[]; photos: Record<string, unknown>[] }) => void): Promise<string> {
  const { handed, photo } = await sample()
  const manifest = structuredClone({ ...handed, photos: [{ name: photo.name, type: 'image/jpeg', bytes: photo.bytes.byteLength }] }) as unknown as Parameters<typeof change>[0]
  change(manifest)
  return faultOf(await forged(manifest, [photo.bytes]))
}

describe('a file of entries', () => {
  test('comes out as it went in: entries with bodies, needs, makers and numbers, and the bytes of photos', async () => {
    const { handed, visit, photo } = await sample()
    const out = await read(await writeFile(handed, hint))
    expect(out).toEqual(handed)
    expect(out.entries[0]).toMatchObject({ id: visit.id, body: visit.body, needs: [`photo:${photo.name}`], maker: { id: owner, name: '王演示', device: self.book.device, number: 3, made: 7 } })
  })

  test('says in its first line what it is and which version, for who opens it otherwise', async () => {
    const text = await (await writeFile((await sample()).handed, hint)).text()
    expect(text.split('\n')[0]).toMatch(/^gridward-entries 1 .*待发送.*To send/)
    expect(text.split('\n')).toHaveLength(5)
  })

  test('gives entries for the outbox: photos first, and the maker stays', async () => {
    const { handed, photo } = await sample()
    const taken = entriesOf(handed)
    expect(taken.map((one) => one.kind)).toEqual(['photo', 'inspection', 'step'])
    expect(taken[0]).toMatchObject({ id: `photo:${photo.name}`, path: `/v1/photos/${photo.name}`, title: '演示餐馆' })
    expect(taken[1]?.handed).toEqual(handed.entries[0]?.maker)
    expect(taken.some((one) => 'number' in one)).toBe(false)
  })

  test('handed on once more names who made it, not who hands it on', async () => {
    const { handed } = await sample()
    const taken = entry('hazard', newUlid(), { handed: handed.entries[0]!.maker })
    expect(handedFrom([taken], [], { id: newUlid(), name: '李演示', book: undefined }, 1).entries[0]?.maker.id).toBe(owner)
  })

  test('base64 goes both ways at every length, and refuses what is none', () => {
    for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 256)
      expect(Buffer.compare(fromBase64(toBase64(bytes)) ?? new Uint8Array(1), bytes)).toBe(0)
    }
    for (const text of ['a', 'ab=c', '****', 'ab c', 'YQ==YQ==']) expect(fromBase64(text)).toBeUndefined()
  })
})

describe('a file is refused whole', () => {
  test('when it is empty, another file, of another version, or too large', async () => {
    expect(await faultOf(new Blob([]))).toBe('empty')
    expect(await faultOf(new Blob(['hello\nworld\n']))).toBe('other_file')
    expect(await faultOf(new Blob([new Uint8Array(4000).fill(0xff)]))).toBe('other_file')
    expect(await faultOf(await forged({}, [], 'gridward-entries 2 x'))).toBe('other_version: 2')
    expect(await faultOf({ size: most_file_bytes + 1 } as Blob)).toBe('too_large')
  })

  test('when one byte of it changed, or its end is missing', async () => {
    const bytes = new Uint8Array(await (await writeFile((await sample()).handed, hint)).arrayBuffer())
    const head = bytes.indexOf(10) + 1
    for (const at of [head, head + 70, bytes.length >> 1, bytes.length - 2]) {
      const other = bytes.slice()
      other[at] = other[at] === 0x41 ? 0x42 : 0x41
      expect(await faultOf(new Blob([other]))).toMatch(/^damaged/)
    }
    expect(await faultOf(new Blob([bytes.slice(0, -1)]))).toMatch(/^damaged/)
    expect(await faultOf(new Blob([bytes, 'more\n']))).toMatch(/^damaged/)
  })

  test('when an entry goes anywhere but to the address of its kind', async () => {
    const other = newUlid()
    for (const path of ['/v1/people/x', `/v1/inspections/${other}`, 'https://elsewhere.example/v1', `/v1/hazards/${other}/steps/../../people/${other}`, undefined, 7])
      for (const at of [0, 1]) expect(await altered(({ entries }) => (entries[at]!['path'] = path))).toBe(`not_taken: entries[${at}].path`)
    for (const kind of ['suggestion', 'photo', 'patrol', '', null]) expect(await altered(({ entries }) => (entries[0]!['kind'] = kind))).toBe('not_taken: entries[0].path')
  })

  test('when an id is none, stands twice, or a need is not in the file before it', async () => {
    for (const id of ['x', '../../people', 7, undefined, newUlid().toLowerCase()]) expect(await altered(({ entries }) => (entries[0]!['id'] = id))).toBe('not_taken: entries[0].id')
    expect(await altered(({ entries }) => void entries.push(entries[0]!))).toBe('not_taken: entries[2].id')
    expect(await altered(({ entries }) => (entries[0]!['needs'] = [entries[1]!['id']]))).toBe('not_taken: entries[0].needs')
    expect(await altered(({ entries }) => (entries[0]!['needs'] = ['photo:' + 'a'.repeat(64)]))).toBe('not_taken: entries[0].needs')
  })

  test('when it holds a re-check, a judgement or a decision', async () => {
    for (const kind of ['recheck_passed', 'recheck_failed', 'major_confirmed', 'major_dismissed', 'extended', 'handed_over', 'escalated', undefined])
      expect(await altered(({ entries }) => ((entries[1]!['body'] as Record<string, unknown>)['kind'] = kind))).toBe('not_taken: entries[1].body')
  })

  test('when a photo is not what its name says, no picture, shown by nothing, or not where it should be', async () => {
    const { handed, photo } = await sample()
    const manifest = (name: string, bytes: number): unknown => ({ ...handed, photos: [{ name, type: 'image/jpeg', bytes }] })
    expect(await faultOf(await forged(manifest(photo.name, photo.bytes.byteLength), [jpeg('two')]))).toBe('photo_differs: photos[0]')
    expect(await faultOf(await forged(manifest(photo.name, photo.bytes.byteLength + 1), [photo.bytes]))).toBe('photo_differs: photos[0]')
    expect(await faultOf(await forged(manifest(photo.name, photo.bytes.byteLength), []))).toMatch(/^damaged/)
    expect(await faultOf(await forged(manifest(photo.name, photo.bytes.byteLength), [photo.bytes, photo.bytes]))).toBe('not_taken: end')
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>')
    expect(await faultOf(await forged(manifest(await sha256(svg), svg.byteLength), [svg]))).toBe('not_taken: photos[0]')
    expect(await altered(({ entries }) => (entries[0]!['body'] = { answers: [] }))).toBe('not_taken: photos[0]')
  })

  test('when it claims too much: entries, depth, length, numbers', async () => {
    expect(await altered((manifest) => (manifest.entries = Array.from({ length: most_entries + 1 }, () => manifest.entries[0]!)))).toBe('too_large')
    expect(await altered((manifest) => (manifest.entries = []))).toBe('empty')
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as Record<string, unknown>
    expect(await altered(({ entries }) => (entries[1]!['body'] = { ...deep, kind: 'done' }))).toBe('not_taken: entries[1].body')
    expect(await altered(({ entries }) => (entries[0]!['title'] = 'x'.repeat(301)))).toBe('not_taken: entries[0].title')
    for (const maker of [undefined, {}, { id: owner, name: 'x', number: 3 }, { id: owner, name: 'x', device: newUlid(), number: 0, made: 1 }, { id: owner, name: 'x', device: newUlid(), number: 5, made: 4 }, { id: 'me', name: 'x' }])
      expect(await altered(({ entries }) => (entries[0]!['maker'] = maker))).toBe('not_taken: entries[0].maker')
  })
})

describe('what goes into a file', () => {
  const photo = entry('photo', 'photo:p', { photo: 'p' })
  const visit = entry('inspection', newUlid(), { needs: ['photo:p'] })
  const after = step('done', { needs: [visit.id] })

  test('an entry goes with what it needs, before it; photos go by themselves, and what was sent is not needed', () => {
    expect(withNeeds([photo, visit, after], after.id)).toEqual([visit, after])
    expect(withNeeds([after], after.id)).toEqual([after])
  })

  test('a complaint, a re-check or a decision stays, and so does what needs it', () => {
    const box = entry('suggestion', newUlid())
    const recheck = step('recheck_failed')
    const later = step('done', { needs: [recheck.id] })
    expect(allThatMayGo([box, recheck, later, visit])).toEqual([visit])
    for (const kind of ['recheck_passed', 'major_confirmed', 'extended', 'handed_over']) expect(withNeeds([step(kind)], after.id)).toEqual([])
  })

  test('each goes once, and entries that need each other in a circle not at all', () => {
    expect(allThatMayGo([visit, after, step('noted', { needs: [visit.id, after.id] })]).length).toBe(3)
    const [one, two] = [step('noted'), step('noted')]
    one.needs = [two.id]
    two.needs = [one.id]
    expect(allThatMayGo([one, two])).toEqual([])
  })

  test('photos that are not on this phone any more are not needed from the file', () => {
    const shown = entry('inspection', newUlid(), { needs: [], body: { answers: [{ photos: ['b'.repeat(64)] }] } })
    expect(handedFrom([shown], [], self, 1).entries[0]?.needs).toEqual([])
  })
})

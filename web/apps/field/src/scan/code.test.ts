// SPDX-License-Identifier: Apache-2.0
import { webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { whyNoCamera } from './camera'
import { judge, readCode, signedBy, typedCode } from './code'

const subtle = webcrypto.subtle as unknown as SubtleCrypto
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const place = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[parseInt(five.padEnd(5, '0'), 2)]).join('')
}
async function house(): Promise<{ key: string; code(edition: number): Promise<string> }> {
  const pair = (await subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair
  const key = Buffer.from(await subtle.exportKey('raw', pair.publicKey)).toString('base64')
  const code = async (edition: number): Promise<string> => {
    const signature = await subtle.sign({ name: 'Ed25519' }, pair.privateKey, new TextEncoder().encode(`gridward place code\n${place}\n${edition}\n`))
    return `GW1:${place}:${edition}:${base32(new Uint8Array(signature))}`
  }
  return { key, code }
}

test('a code says its place and edition, and is believed by the key of its house alone', async () => {
  const [own, other] = [await house(), await house()]
  const code = readCode(await own.code(3))
  expect(code).toMatchObject({ place, edition: 3 })
  if (!code) return
  expect(await signedBy(code, [other.key, own.key], subtle)).toBe('good')
  expect(await signedBy(code, [other.key], subtle)).toBe('bad')
  expect(await signedBy({ ...code, edition: 4 }, [own.key], subtle)).toBe('bad')
  expect(await signedBy({ ...code, place: `${place.slice(0, -1)}W` }, [own.key], subtle)).toBe('bad')
})

test('without keys, or without a browser that checks, nothing is said about the signature', async () => {
  const own = await house()
  const code = readCode(await own.code(1))
  if (!code) throw new Error('unread')
  expect(await signedBy(code, [], subtle)).toBe('unchecked')
  const old = { importKey: () => Promise.reject(new Error('NotSupportedError')) } as unknown as SubtleCrypto
  expect(await signedBy(code, [own.key], old)).toBe('unchecked')
})

test.each(['', 'https://example.com', 'GW1:', `GW1:${place}:0:${'0'.repeat(103)}`, `GW2:${place}:1:${'0'.repeat(103)}`, `GW1:${place}:1:${'0'.repeat(102)}`, `GW1:${place.toLowerCase()}:1:${'0'.repeat(103)}`, `GW1:${place}:1:${'U'.repeat(103)}`])('%s is no code', (text) => {
  expect(readCode(text)).toBeUndefined()
})

test('what a code leads to', () => {
  const code = { place, edition: 2, signature: new Uint8Array(64) }
  expect(judge(code, 'good', { edition: 2 })).toBe('open')
  expect(judge(code, 'unchecked', { edition: 2 })).toBe('open_unchecked')
  expect(judge(code, 'good', { edition: 3 })).toBe('ended')
  expect(judge(code, 'good', { edition: 1 })).toBe('open')
  expect(judge(code, 'bad', { edition: 2 })).toBe('foreign')
  expect(judge(code, 'good', undefined)).toBe('unknown_place')
})

test('a code is typed in any case, with look-alikes, spaces and dashes', () => {
  expect(typedCode(' 7xk2 m9qd ')).toBe('7XK2M9QD')
  expect(typedCode('oI12-lLoO')).toBe('01121100')
  for (const wrong of ['', '7XK2M9Q', '7XK2M9QDD', '7XK2M9QU', '餐厅']) expect(typedCode(wrong)).toBeUndefined()
})

test('why there is no camera', () => {
  const named = (name: string): Error => Object.assign(new Error(), { name })
  expect(whyNoCamera(named('NotAllowedError'))).toBe('refused')
  expect(whyNoCamera(named('NotFoundError'))).toBe('absent')
  expect(whyNoCamera(named('NotReadableError'))).toBe('busy')
})

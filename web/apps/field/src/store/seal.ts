// SPDX-License-Identifier: Apache-2.0
// Bytes sealed with AES-256-GCM: a nonce of 96 random bits, then what was sealed and its tag. Each is bound to the place where it lies, so that
// it opens nowhere else. The keys cannot be taken out of the browser by a script; a second one hides what a row is called by.
export interface Lock {
  /** Random; says nothing but that another lock is another. */
  id: string
  seal: CryptoKey
  names: CryptoKey
}

const nonce_bytes = 12
/** How much longer sealed bytes are than what they hold. */
export const seal_bytes = nonce_bytes + 16

/** Browsers have it for secure pages only: https, or the phone itself. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const utf8 = new TextEncoder()

export async function makeLock(): Promise<Lock> {
  const [seal, names] = await Promise.all([
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ])
  return { id: hex(crypto.getRandomValues(new Uint8Array(16))), seal, names }
}

export async function sealed(lock: Lock, bytes: Uint8Array, where: string): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(nonce_bytes))
  const shut = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(where) }, lock.seal, bytes as BufferSource)
  const all = new Uint8Array(nonce_bytes + shut.byteLength)
  all.set(iv)
  all.set(new Uint8Array(shut), nonce_bytes)
  return all
}

/** Throws for what was not sealed by this lock for this place. */
export async function unsealed(lock: Lock, box: Uint8Array, where: string): Promise<Uint8Array> {
  const iv = box.subarray(0, nonce_bytes) as BufferSource
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(where) }, lock.seal, box.subarray(nonce_bytes) as BufferSource))
}

/** Always the same for the same name under the same lock; does not say what it stands for. */
export async function hiddenName(lock: Lock, name: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', lock.names, utf8.encode(name))))
}

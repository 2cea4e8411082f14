// SPDX-License-Identifier: Apache-2.0
// Who is signed in. The last session is kept on the phone, so that work goes on with no network; the server's word, when it
// comes, replaces it. Signing in as somebody else forgets the copies of the one before.
import { asProblem, createClient, type Act, type SessionView } from '@gridward/api'
import { instantMs, setServerTime } from '@gridward/ui'
import { computed, shallowRef } from 'vue'
import { copyOf, keepCopy } from './store/copies'
import { leavePhone } from './store/leave'
import { keepFor } from './store/owner'
import { takeOver } from './store/take_over'

export const session = shallowRef<SessionView>()
/** True when the server said that the kept session is over. */
export const signedOut = shallowRef(false)
export const me = computed(() => session.value?.person.id ?? '')

export const client = createClient({
  language: () => document.documentElement.lang || 'zh-CN',
  // The browser's own cache on the disk is nobody's to seal or to empty: what the server says is kept by this app alone.
  fetch: (input, init) => fetch(input, { ...init, cache: 'no-store' }),
  onSignedOut: () => {
    signedOut.value = true
  },
})

export function allowed(act: Act): boolean {
  return session.value?.acts.includes(act) ?? false
}

function take(view: SessionView): void {
  session.value = view
  keepFor(view.person.id)
  client.csrf = view.csrf
  signedOut.value = false
  setServerTime(instantMs(view.server_time))
}

/** The session kept on the phone, if there is one; the server is asked beside it. Nobody waits for the server: who is new here sees where to
 *  sign in at once, and `known` ends with whether the server knew him all the same. */
export async function restoreSession(): Promise<{ known: Promise<boolean> }> {
  await takeOver().catch(() => undefined)
  const kept = await copyOf<SessionView>('session').catch(() => undefined)
  if (kept) {
    session.value = kept.value
    keepFor(kept.value.person.id)
    client.csrf = kept.value.csrf
    // Until the server says it again: a phone whose clock is wrong stays right without a network.
    setServerTime(instantMs(kept.value.server_time), kept.at)
  }
  const asked = askServer().then(() => session.value !== undefined)
  return { known: kept ? Promise.resolve(true) : asked }
}

/** Posts begin and end while the app is open: what may be done, and where, is asked anew. */
export const refreshSession = (): Promise<void> => askServer()

async function askServer(): Promise<void> {
  try {
    const view = await client.get<SessionView>('/v1/session', {}, { timeout_ms: 8_000 })
    take(view)
    await keepCopy('session', view)
  } catch (error) {
    if (asProblem(error).signedOut) signedOut.value = true
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  const kept = await copyOf<SessionView>('session').catch(() => undefined)
  const view = await client.post<SessionView>('/v1/session', { login, password })
  if (kept && kept.value.person.id !== view.person.id) await forgetOwner()
  take(view)
  await keepCopy('session', view)
}

/** A phone that cannot clear its storage must not keep anybody from leaving. */
async function forgetOwner(): Promise<void> {
  keepFor('')
  await leavePhone().catch(() => undefined)
}

/** Leaves even when the server cannot be told; its session then times out. */
export async function signOut(): Promise<void> {
  await client.delete('/v1/session').catch(() => undefined)
  await forgetOwner()
  session.value = undefined
  client.csrf = ''
  pages?.postMessage('')
}

let pages: BroadcastChannel | undefined
/** Who has signed out on one page has on all: the others start anew, with nothing of his in them. */
export function hearSignOut(): void {
  if (!('BroadcastChannel' in globalThis)) return
  pages = new BroadcastChannel('gridward-left')
  pages.addEventListener('message', () => location.reload())
}

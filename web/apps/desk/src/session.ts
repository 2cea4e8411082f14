// SPDX-License-Identifier: Apache-2.0
// Who is signed in, what they may do, and the one client that asks the server in their name.
import { createClient, type Act, type RegionSummary, type SessionView } from '@gridward/api'
import { instantMs, setServerTime } from '@gridward/ui'
import { computed, shallowRef } from 'vue'
import { i18n } from './i18n'

const session = shallowRef<SessionView>()
/** True once the server has been asked whether somebody is signed in. */
let asked = false
const leaving = new Set<(byChoice: boolean) => void>()

export const client = createClient({
  language: () => i18n.global.locale.value,
  onSignedOut: () => forget(),
})

function take(view: SessionView): void {
  session.value = view
  client.csrf = view.csrf
  setServerTime(instantMs(view.server_time))
}

function forget(byChoice = false): void {
  if (!session.value) return
  session.value = undefined
  client.csrf = ''
  leaving.forEach((tell) => tell(byChoice))
}

/** Calls `tell` whenever the session ends, by the user's choice or by the server's. */
export function whenSignedOut(tell: (byChoice: boolean) => void): void {
  leaving.add(tell)
}

export async function signIn(login: string, password: string): Promise<void> {
  take(await client.post<SessionView>('/v1/session', { login, password, desk: true }))
}

export async function signOut(): Promise<void> {
  try {
    await client.delete('/v1/session')
  } finally {
    forget(true)
  }
}

/** Takes up the session of the cookie, if there is one. Throws only when the server cannot be reached. */
export async function restoreSession(): Promise<boolean> {
  if (session.value || asked) return session.value !== undefined
  try {
    take(await client.get<SessionView>('/v1/session'))
  } catch (problem) {
    if ((problem as { status?: number }).status !== 401) throw problem
  }
  asked = true
  return session.value !== undefined
}

export const signedIn = computed(() => session.value)
export const home = computed<RegionSummary | undefined>(() => session.value?.home)
export function may(act: Act): boolean {
  return session.value?.acts.includes(act) ?? false
}

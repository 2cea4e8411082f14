// SPDX-License-Identifier: Apache-2.0
// Brings the base map of the area to the phone, part by part, each kept before the next is asked for. It comes after everything else: between two
// parts it steps aside when something waits to be sent. Another edition starts it anew; the same edition costs one empty answer.
import type { BaseMapPart, BaseSheet } from '@gridward/api'
import type { BaseState } from './store'

export interface BaseApi {
  /** undefined: still of that edition. */
  part(cursor: string | undefined, edition: string | undefined): Promise<BaseMapPart | undefined>
}
export interface BaseStorage {
  state(): Promise<BaseState | undefined>
  write(state: BaseState, sheets: Map<number, Uint8Array>, anew: boolean): Promise<void>
}
export interface BaseOptions {
  storage: BaseStorage
  api: BaseApi
  /** Who is signed in now. */
  owner: () => string
  /** Something more important has come up. */
  busy: () => boolean
  onChange: () => void
}

export const packSheet = (sheet: BaseSheet): Uint8Array => new TextEncoder().encode(JSON.stringify(sheet))
export const unpackSheet = (bytes: Uint8Array): BaseSheet => JSON.parse(new TextDecoder().decode(bytes)) as BaseSheet

/** Until it is here or has to step aside; throws what the network throws. */
export async function bringBase(options: BaseOptions): Promise<void> {
  const owner = options.owner()
  for (let state = await ownState(options, owner); !options.busy(); ) {
    const part = await options.api.part(state?.done ? undefined : state?.next, state?.done ? state.edition : undefined)
    if (!part || options.owner() !== owner) return
    const anew = part.edition !== state?.edition
    // the rest of another edition is not its beginning
    if (anew && state && !state.done && state.next) {
      state = undefined
      continue
    }
    const sheets = new Map(part.sheets.map((sheet) => [sheet.key, packSheet(sheet)]))
    state = { owner, edition: part.edition, source: part.source, done: !part.next, ...(part.next ? { next: part.next } : {}) }
    await options.storage.write(state, sheets, anew)
    options.onChange()
    if (state.done) return
  }
}

async function ownState(options: BaseOptions, owner: string): Promise<BaseState | undefined> {
  const state = await options.storage.state()
  return state?.owner === owner ? state : undefined
}

// SPDX-License-Identifier: Apache-2.0
// Of several open pages only one sends at a time: by the browser's locks, or where it has none by a lease in the page's storage. Two that
// send all the same do no harm, they only cost; so a lease is never waited for, and one that lies in the future is not believed.
interface Lease { page: string; until: number }
export interface LeaseShelf { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

const key = 'gridward-sending'
export const lease_ms = 60_000

function held(shelf: LeaseShelf, now: number): Lease | undefined {
  try {
    const lease = JSON.parse(shelf.getItem(key) ?? 'null') as Lease | null
    return lease && lease.until > now && lease.until <= now + lease_ms ? lease : undefined
  } catch {
    return undefined
  }
}

/** Runs the work unless another page does; undefined then. */
export async function withLease<T>(shelf: LeaseShelf, page: string, clock: () => number, work: () => Promise<T>): Promise<T | undefined> {
  const other = held(shelf, clock())
  if (other && other.page !== page) return undefined
  const take = (): void => shelf.setItem(key, JSON.stringify({ page, until: clock() + lease_ms }))
  try {
    take()
  } catch {
    return work()   // no room for a lease, or a browser that keeps nothing: sending matters more
  }
  const renewal = setInterval(take, lease_ms / 3)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    if (held(shelf, clock())?.page === page) shelf.removeItem(key)
  }
}

const this_page = Math.random().toString(36).slice(2)

export async function alone<T>(work: () => Promise<T>): Promise<T | undefined> {
  if ('locks' in navigator) return navigator.locks.request('gridward-outbox', work) as Promise<T>
  return withLease(localStorage, this_page, () => Date.now(), work)
}

// SPDX-License-Identifier: Apache-2.0
// The one switch of this phone, shared by the page "Me" and by the sign that stands on every page while it is on.
import type { PositionsReceipt, ShareView } from '@gridward/api'
import { newUlid } from '@gridward/model'
import { shallowRef, watch } from 'vue'
import { followPosition } from '../position'
import { allowed, client, me, session } from '../session'
import { DutyShare, type Receiver } from './share'

const beat_ms = 20_000
/** Holds the id of who turned it off here while the server does not know. */
const untold_key = 'gridward.duty.untold'
export const duty = shallowRef<ShareView>()
/** The receiver gave nothing so far: no permission, or no signal. */
export const receiverSilent = shallowRef(false)

const receiver: Receiver = {
  watch: (take) => followPosition(({ coords, timestamp }) => {
    receiverSilent.value = false
    take({ at: new Date(timestamp).toISOString(), lng: coords.longitude, lat: coords.latitude, accuracy_m: Math.round(coords.accuracy) })
  }, () => { receiverSilent.value = true }),
}

export const share = new DutyShare({
  api: {
    share: () => client.get<ShareView>('/v1/positions/share'),
    start: (id, hours) => client.put<ShareView>(`/v1/positions/share/${id}`, { hours }),
    stop: () => client.delete('/v1/positions/share'),
    send: (id, batch) => client.put<PositionsReceipt>(`/v1/positions/batches/${id}`, batch),
  },
  receiver,
  newId: newUlid,
  now: () => Date.now(),
  untold: {
    get: () => localStorage.getItem(untold_key) === me.value && me.value !== '',
    set: (untold) => (untold ? localStorage.setItem(untold_key, me.value) : localStorage.removeItem(untold_key)),
  },
  onChange: (view) => { duty.value = view },
})

export function mayShare(): boolean {
  return allowed('inspect')
}

/** Begins with what the server knows; without a network the switch is off until it can be asked. */
export function startDuty(): void {
  const beat = (): void => {
    if (session.value && mayShare()) void share.beat()
  }
  watch(me, () => {
    share.leaveTo()
    beat()
  })
  beat()
  setInterval(beat, beat_ms)
}

// SPDX-License-Identifier: Apache-2.0
// One ticking clock for all due words on a page: a ref of milliseconds that moves every 20 s while somebody looks.
// `setServerTime` corrects a device clock that is wrong.
import { onScopeDispose, ref, type Ref } from 'vue'

let ahead_ms = 0
let users = 0
let timer: ReturnType<typeof setInterval> | undefined
const now = ref(Date.now())

export function setServerTime(server_ms: number, device_ms: number = Date.now()): void {
  if (!Number.isFinite(server_ms)) return
  ahead_ms = server_ms - device_ms
  now.value = correctedNow()
}

export function correctedNow(): number {
  return Date.now() + ahead_ms
}

export function useNow(): Ref<number> {
  users += 1
  now.value = correctedNow()
  timer ??= setInterval(() => {
    now.value = correctedNow()
  }, 20_000)
  onScopeDispose(() => {
    users -= 1
    if (users === 0) {
      clearInterval(timer)
      timer = undefined
    }
  })
  return now
}

// SPDX-License-Identifier: Apache-2.0
// What nobody needs before he has signed in, as one part of its own: the sign-in page comes early over a slow network, and this
// follows while somebody types.
export { startArea } from './area/area'
export { startDuty } from './duty/useShare'
export { startOutbox } from './outbox/sender'
export { default as TodayPage } from './pages/TodayPage.vue'
export { default as DutySign } from './parts/DutySign.vue'
export { default as TabBar } from './parts/TabBar.vue'
export { loadLocalPhotos } from './photos/photos'
export { makeReader } from './scan/decoder'

// SPDX-License-Identifier: Apache-2.0
// What already the first page of an app may have to say.
export default {
  ui: {
    brand: 'Gridward',
    language: 'Language',
    language_missing: 'Needs a network first',
    retry: 'Try again',
    close: 'Close',
    back: 'Back',
    photo: 'Photo {n}',
    photos: 'Photos',
    no_photo: 'No photo',
    empty: 'Nothing here yet',
    system: 'System',
    sent_for: 'entered by {maker}, sent by {sender}',
    trace: 'Trace {trace}',
    loading: 'Loading',
  },
  problem: {
    unreachable: 'No connection. Check the network and try again.',
    phone_full: 'The phone is full; this entry is not kept yet. Leave this page open: let what waits under "To send" go first, or make some room, then tap again.',
    phone_not_kept: 'This browser could not keep the entry. Leave this page open; use an ordinary (not private) window, or tap again when there is a network.',
    torn: 'The answer broke off on the way. Try again.',
    not_ours: "This network wants a sign-in of its own (a hotel, a mall), or another page answers in the server's stead. What you entered is still on the phone.",
    timeout: 'The server did not answer in time. Try again later.',
    unexpected: 'The page met an unexpected error: {detail}',
    server: 'The server has a problem ({status}). Try again later.',
    refused: 'The request was not accepted ({code}).',
  },
}

// SPDX-License-Identifier: Apache-2.0
// What the draft of a visit lies under: whose it is and where, so that two people on one phone each have their own. An older app's lay under the place alone;
// it is read there and lies under the new one once it is changed.
export const draftId = (owner: string, place: string): string => `${owner}/${place}`
export const placeOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

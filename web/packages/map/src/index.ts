// SPDX-License-Identifier: Apache-2.0
// Maps that need no internet: boundaries come from the server, drawn by MapLibre GL where the browser has WebGL, else as SVG.
export { giveBaseMap, type BaseMap } from './base/provide'
export * from './flat'
export * from './outline'
export * from './route'
export * from './scale'
export * from './shape'
export * from './spots'
export type { MapWords } from './words'
export { default as GridMap } from './GridMap.vue'

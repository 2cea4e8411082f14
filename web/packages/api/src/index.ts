// SPDX-License-Identifier: Apache-2.0
export * from './client'
export * from './live'
export * from './problem'
export type * from './types'

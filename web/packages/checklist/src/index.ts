// SPDX-License-Identifier: Apache-2.0
export * from './confirm'
export * from './extinguisher_items'
export * from './groups'
export * from './judge'
export * from './life'
export * from './month'
export * from './why'

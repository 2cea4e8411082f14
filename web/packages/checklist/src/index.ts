// SPDX-License-Identifier: Apache-2.0
export * from './groups'
export * from './judge'
export * from './life'

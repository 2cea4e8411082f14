// SPDX-License-Identifier: Apache-2.0
export * from './confirm'
export * from './groups'
export * from './judge'
export * from './life'

// SPDX-License-Identifier: Apache-2.0
// Pure rules that several apps need. No I/O, no clock, no framework.
export * from './due'
export * from './geo'
export * from './mask'
export * from './sha256'
export * from './ulid'

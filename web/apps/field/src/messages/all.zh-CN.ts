// SPDX-License-Identifier: Apache-2.0
// All that the app says in Chinese, as one part that is loaded when it is chosen.
import shared from '@gridward/ui/messages/zh-CN'
import own from './zh-CN'

export default { ...shared, ...own }

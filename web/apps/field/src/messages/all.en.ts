// SPDX-License-Identifier: Apache-2.0
// All that the app says in English, as one part that is loaded when it is chosen.
import shared from '@gridward/ui/messages/en'
import own from './en'

export default { ...shared, ...own }

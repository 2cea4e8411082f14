// SPDX-License-Identifier: Apache-2.0
import { createAppI18n } from '@gridward/ui'
import { deskMessages } from './messages'

export const i18n = createAppI18n(deskMessages)

// SPDX-License-Identifier: Apache-2.0
import { createAppI18n } from '@gridward/ui'
import en from '@gridward/ui/messages/en'
import zh from '@gridward/ui/messages/zh-CN'
import { deskMessages } from './messages'

export const i18n = createAppI18n({ 'zh-CN': { ...zh, ...deskMessages['zh-CN'] }, en: { ...en, ...deskMessages.en } })

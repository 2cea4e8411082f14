// SPDX-License-Identifier: Apache-2.0
// The desk's own texts, Chinese and English side by side, one file an area.
import type { Locale, Messages } from '@gridward/ui'
import { asked } from './asked'
import { box } from './box'
import { codes } from './codes'
import { forget } from './forget'
import { frame } from './frame'
import { hazards } from './hazards'
import { ledgers } from './ledgers'
import { merge } from './merge'
import { notice } from './notice'
import { overview } from './overview'
import { patrols } from './patrols'
import { places } from './places'
import { regions } from './regions'
import { slip } from './slip'
import { spots } from './spots'
import { stand } from './stand'

export const areas = [frame, overview, hazards, places, regions, ledgers, slip, forget, spots, box, notice, codes, asked, merge, patrols, stand]

export const deskMessages: Record<Locale, Messages> = {
  'zh-CN': Object.assign({}, ...areas.map((area) => area.zh)) as Messages,
  en: Object.assign({}, ...areas.map((area) => area.en)) as Messages,
}

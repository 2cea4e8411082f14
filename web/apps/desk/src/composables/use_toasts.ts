// SPDX-License-Identifier: Apache-2.0
// New and climbing hazards reach whoever sits at the desk, whatever page is open: a toast, and a short list "just now".
import type { HazardPage, HazardView, LiveEvent } from '@gridward/api'
import { say } from '@gridward/ui'
import { ElNotification } from 'element-plus'
import { h, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { client, whenSignedOut } from '../session'
import { useLive } from './use_live'

export interface News { seq: number; kind: string; at: string; hazard: HazardView }
export const justNow = shallowRef<News[]>([])
const kept = 12
const shown_at_once = 3
const newsworthy = ['hazard.opened', 'hazard.escalated', 'hazard.major_confirmed']
let open_toasts = 0
whenSignedOut(() => {
  justNow.value = []
})

export function useHazardToasts(): void {
  const { t, locale } = useI18n({ useScope: 'global' })
  const router = useRouter()

  function toast(news: News): void {
    if (open_toasts >= shown_at_once) return
    open_toasts += 1
    const urgent = news.hazard.level !== 'general'
    const notice = ElNotification({
      title: t(`live.${news.kind.replace('.', '_')}`),
      message: h('span', { 'data-testid': 'toast' }, [news.hazard.place_name || news.hazard.region_name, ' · ', say(news.hazard.item_text, locale.value) || news.hazard.description]),
      type: urgent ? 'error' : 'warning',
      duration: urgent ? 15_000 : 7_000,
      customClass: 'desk-toast',
      onClick: () => {
        void router.push({ name: 'hazard', params: { id: news.hazard.id } })
        notice.close()
      },
      onClose: () => {
        open_toasts -= 1
      },
    })
  }

  async function hear(event: LiveEvent): Promise<void> {
    if (!newsworthy.includes(event.kind) || justNow.value.some((news) => news.seq === event.seq)) return
    try {
      const page = await client.get<HazardPage>(`/v1/hazards/${event.subject}`)
      const news = { seq: event.seq, kind: event.kind, at: event.at, hazard: page.hazard }
      justNow.value = [news, ...justNow.value].slice(0, kept)
      toast(news)
    } catch {
      // outside the caller's area or gone again: no news for this desk
    }
  }
  useLive((event) => void hear(event))
}

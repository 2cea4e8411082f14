// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { i18n } from './i18n'
import { restoreSession, whenSignedOut } from './session'

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/sign-in', name: 'sign_in', component: () => import('./pages/SignIn.vue'), meta: { open: true, title: 'sign_in.title' } },
    {
      path: '/',
      component: () => import('./parts/DeskFrame.vue'),
      children: [
        { path: '', name: 'overview', component: () => import('./pages/OverviewPage.vue'), meta: { title: 'nav.overview' } },
        { path: 'map', name: 'map', component: () => import('./pages/MapPage.vue'), meta: { title: 'nav.map' } },
        { path: 'hazards', name: 'hazards', component: () => import('./pages/HazardsPage.vue'), meta: { title: 'nav.hazards' } },
        { path: 'hazards/:id', name: 'hazard', component: () => import('./pages/HazardPage.vue'), props: true, meta: { title: 'nav.hazards' } },
        { path: 'hazards/:id/notice', name: 'hazard_notice', component: () => import('./pages/NoticePage.vue'), props: (to) => ({ of: 'hazard', id: to.params['id'] }), meta: { title: 'notice.title' } },
        { path: 'visits/:id/notice', name: 'visit_notice', component: () => import('./pages/NoticePage.vue'), props: (to) => ({ of: 'visit', id: to.params['id'] }), meta: { title: 'notice.title' } },
        { path: 'places', name: 'places', component: () => import('./pages/PlacesPage.vue'), meta: { title: 'nav.places' } },
        { path: 'places/codes', name: 'place_codes', component: () => import('./pages/CodesPage.vue'), meta: { title: 'codes.title' } },
        { path: 'places/:id', name: 'place', component: () => import('./pages/PlacePage.vue'), props: true, meta: { title: 'nav.places' } },
        { path: 'patrols', name: 'patrols', component: () => import('./pages/PatrolsPage.vue'), meta: { title: 'nav.patrols' } },
        { path: 'regions', name: 'regions', component: () => import('./pages/RegionsPage.vue'), meta: { title: 'nav.regions' } },
        { path: 'suggestions', name: 'suggestions', component: () => import('./pages/SuggestionsPage.vue'), meta: { title: 'box.title' } },
        { path: 'ledgers', name: 'ledgers', component: () => import('./pages/LedgersPage.vue'), meta: { title: 'nav.ledgers' } },
        { path: 'ledgers/slip', name: 'ledger_slip', component: () => import('./pages/SlipPage.vue'), meta: { title: 'slip.title' } },
      ],
    },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
  // a filter or a moved map changes the address, not the page
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  const known = await restoreSession().catch(() => false)
  if (to.meta['open']) return known ? { name: 'overview' } : true
  return known || { name: 'sign_in', query: to.fullPath === '/' ? {} : { then: to.fullPath } }
})

function nameTab(): void {
  const t = i18n.global.t as (key: string) => string
  const title = router.currentRoute.value.meta['title'] as string | undefined
  document.title = title ? `${t(title)} · ${t('ui.brand')}` : t('ui.brand')
}
router.afterEach(nameTab)

export function renameTabOnLanguage(): void {
  nameTab()
}

whenSignedOut((byChoice) => {
  const at = router.currentRoute.value
  if (!at.meta['open']) void router.push({ name: 'sign_in', query: byChoice || at.fullPath === '/' ? {} : { then: at.fullPath } })
})

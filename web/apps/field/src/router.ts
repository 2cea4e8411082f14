// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
// With the first page and not when asked for: another round trip before somebody new can do anything.
import SignInPage from './pages/SignInPage.vue'
import { texts, work } from './follow'
import { session } from './session'

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'today', component: () => work().then((part) => part.TodayPage), meta: { tab: 'today' } },
  { path: '/places', name: 'places', component: () => import('./pages/PlacesPage.vue'), meta: { tab: 'today' } },
  { path: '/sign-in', name: 'sign-in', component: SignInPage, meta: { open: true } },
  { path: '/scan', name: 'scan', component: () => import('./pages/ScanPage.vue') },
  { path: '/places/:id', name: 'place', component: () => import('./pages/PlacePage.vue'), props: true },
  { path: '/places/:id/inspect', name: 'inspect', component: () => import('./pages/InspectPage.vue'), props: true },
  { path: '/places/:id/review', name: 'review', component: () => import('./pages/ReviewPage.vue'), props: true },
  { path: '/notices/:id', name: 'notice', component: () => import('./pages/NoticePage.vue'), props: true },
  { path: '/hazards', name: 'hazards', component: () => import('./pages/HazardsPage.vue'), meta: { tab: 'hazards' } },
  { path: '/hazards/:id', name: 'hazard', component: () => import('./pages/HazardPage.vue'), props: true },
  { path: '/patrol', name: 'patrol', component: () => import('./pages/PatrolPage.vue') },
  { path: '/report', name: 'report', component: () => import('./pages/ReportPage.vue'), meta: { tab: 'report' } },
  { path: '/outbox', name: 'outbox', component: () => import('./pages/OutboxPage.vue'), meta: { tab: 'outbox' } },
  { path: '/suggestions', name: 'suggestions', component: () => import('./pages/SuggestionsPage.vue') },
  { path: '/substitutions', name: 'substitutions', component: () => import('./pages/SubstitutionsPage.vue') },
  { path: '/me', name: 'me', component: () => import('./pages/MePage.vue'), meta: { tab: 'me' } },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/LostPage.vue') },
]

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (to.meta['open']) return true
  if (session.value) return texts().then(() => true)
  return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
})

// SPDX-License-Identifier: Apache-2.0
// Keeps the app itself on the phone, so that it opens in a basement. Pages: the network's, or the kept one when there is no
// answer in time. Built files: the kept ones, their names change with their content. Data never passes here: the app keeps
// its own copies. The build writes the list of files and its number into this file.
const shell = __SHELL__
const cacheName = 'gridward-field-__BUILD__'
const patience_ms = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then(async (cache) => {
    await cache.addAll(shell)
    // Kept by half it would be the app from now on: rather no worker until the next start.
    if (await isWhole(await cache.match('./'))) return
    await caches.delete(cacheName)
    throw new Error('the page came by half')
  }))
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('gridward-field-') && name !== cacheName) await caches.delete(name)
    await self.clients.claim()
  })())
})

/** A box on the way may end an answer early and call it whole, or answer with a page of its own. */
async function isWhole(reply) {
  if (!reply?.ok) return false
  const text = await reply.clone().text()
  return text.includes('id="app"') && text.trimEnd().endsWith('</html>')
}

async function page(request) {
  const kept = await caches.match('./', { cacheName })
  const late = new Promise((done) => setTimeout(() => done(kept), patience_ms))
  try {
    const reply = await (kept ? Promise.race([fetch(request), late]) : fetch(request))
    return !kept || (await isWhole(reply)) ? reply : kept
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else event.respondWith(caches.match(request, { cacheName }).then((kept) => kept ?? fetch(request)))
})

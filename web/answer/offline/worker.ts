/** The answer page's worker: opens the page without a network, and sends what waits after the page was closed. */
import * as protocol from '#shared/ballot/client.ts'
import { openStore } from '../sending/indexed-store.ts'
import { sendWaiting, surroundingsOf } from '../sending/waiting.ts'
import { type Build, fileOf, forgetOlder, install, pageOf } from './page-cache.ts'
import { tag } from './register.ts'
import { fromNetworkFirst, isOfRound } from './round-cache.ts'

/** Put here by the build. */
declare const build: Build

/** What is used of a worker's global scope, which TypeScript knows only where it knows no page. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  request: Request
  respondWith(response: Promise<Response>): void
}
declare const self: {
  registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', act: (event: Lasting) => void): void
  addEventListener(type: 'fetch', act: (event: Fetching) => void): void
  addEventListener(type: 'sync', act: (event: Lasting & { tag: string }) => void): void
}

const scope = new URL(self.registration.scope)

// A new version serves the next opening. A page that is open keeps running as it is, so nothing has to wait for it.
self.addEventListener('install', (event) =>
  event.waitUntil(install(build, scope.pathname, caches).then(() => self.skipWaiting())),
)
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder(build, caches)))

/** Only the page's own files and a round's manifest; casting, issuing and everything else pass by untouched. */
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  if (isOfRound(url, scope.origin)) return event.respondWith(fromNetworkFirst(request, caches, fetch))
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return
  const kept =
    url.pathname === scope.pathname ? pageOf(build, scope.pathname, caches) : fileOf(request, caches)
  event.respondWith(kept.then((response) => response ?? fetch(request)))
})

/** A failure makes the browser try again later, as often as it thinks fit; the next opening always does. */
self.addEventListener('sync', (event) => {
  if (event.tag === tag) event.waitUntil(sendAll())
})

async function sendAll(): Promise<void> {
  await sendWaiting(surroundingsOf(await openStore(), async () => protocol))
}

/**
 * Where the box is, and a round's manifest, kept for an opening without a network. The page puts them here after it
 * has checked the manifest against its link, and checks it again when it comes from here: nothing else of the box or
 * the services is ever kept. The `no-store` of its requests is about the browser's own cache, not this one.
 */
const name = 'quorum-round'

/** This week's and the last. */
const most = 2

const manifestPath = /\/rounds\/[^/]+\/manifest\.json$/

const manifestUrl = (box: string, round: string) => `${box}/rounds/${encodeURIComponent(round)}/manifest.json`

/** Without a date: an old one would set the page's clock back, which then is the device's. The issuer judges anyway. */
export async function keepRound(
  caches: CacheStorage,
  round: { box: string; bytes: Uint8Array<ArrayBuffer>; link: { round: string } },
): Promise<void> {
  const cache = await caches.open(name)
  await cache.put(manifestUrl(round.box, round.link.round), new Response(round.bytes))
  await cache.put('/config.json', Response.json({ box: round.box }))
  const manifests = (await cache.keys()).filter(({ url }) => manifestPath.test(url))
  for (const old of manifests.slice(0, -most)) await cache.delete(old)
}

/** Whether an address may be answered from here at all. */
export const isOfRound = (url: URL, origin: string): boolean =>
  url.origin === origin ? url.pathname === '/config.json' : manifestPath.test(url.pathname)

/** A network that is there but does not carry, as in a lift, is given this long when something is kept. */
const patience = 3000

/** From the network, else what is kept; the network's failure where nothing is. */
export async function fromNetworkFirst(
  request: Request,
  caches: CacheStorage,
  fetch: (request: Request) => Promise<Response>,
): Promise<Response> {
  const kept = await (await caches.open(name)).match(request.url, { ignoreVary: true })
  if (!kept) return fetch(request)
  const instead = new Promise<Response>((resolve) => setTimeout(resolve, patience, kept))
  const answered = fetch(request).then(
    (response) => (response.status >= 500 ? kept : response),
    () => kept,
  )
  return Promise.race([answered, instead])
}

/** The built page on the device: each version in a cache of its own, whole or not at all. */

export interface Build {
  /** Of the page itself, which names everything else: `sha256-…`. It also names the version. */
  integrity: string
  /** Paths of scripts and styles, hashed names all. */
  files: string[]
}

const prefix = 'quorum-page '
const nameOf = ({ integrity }: Build) => prefix + integrity

/** A deployment may be half way: a page that is not of this build fails the installation, which is then tried again. */
export async function install(build: Build, page: string, caches: CacheStorage): Promise<void> {
  const cache = await caches.open(nameOf(build))
  await cache.addAll([new Request(page, { cache: 'no-cache', integrity: build.integrity }), ...build.files])
}

/**
 * Forgets old versions but the last before this one: a page that was opened with it goes on with what it began, and
 * may still ask for its later parts. The names come in the order in which the caches were made.
 */
export async function forgetOlder(build: Build, caches: CacheStorage): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== nameOf(build))
  for (const old of others.slice(0, -1)) await caches.delete(old)
}

/** An opening gets this version, whatever else is kept. */
export async function pageOf(
  build: Build,
  page: string,
  caches: CacheStorage,
): Promise<Response | undefined> {
  return (await caches.open(nameOf(build))).match(page, { ignoreVary: true })
}

/** A script or style of any version that is kept. */
export const fileOf = (request: Request, caches: CacheStorage): Promise<Response | undefined> =>
  caches.match(request.url, { ignoreVary: true })

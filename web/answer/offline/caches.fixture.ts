/** The browser's CacheStorage in memory, as far as the page uses it: order of making and of putting included. */

const urlOf = (request: RequestInfo | URL) =>
  new URL(request instanceof Request ? request.url : request, 'http://app').href

export function memoryCaches(fetch: (request: Request) => Promise<Response>): CacheStorage {
  const held = new Map<string, Map<string, Response>>()
  const cacheOf = (entries: Map<string, Response>) => ({
    match: async (request: RequestInfo) => entries.get(urlOf(request))?.clone(),
    async put(request: RequestInfo, response: Response) {
      entries.delete(urlOf(request))
      entries.set(urlOf(request), response)
    },
    async addAll(requests: RequestInfo[]) {
      const asked = requests.map((one) => (one instanceof Request ? one : new Request(urlOf(one))))
      const answered = await Promise.all(asked.map(fetch))
      if (answered.some(({ ok }) => !ok)) throw new TypeError('a file is missing')
      for (const [i, response] of answered.entries()) entries.set(asked[i]!.url, response)
    },
    keys: async () => [...entries.keys()].map((url) => new Request(url)),
    delete: async (request: RequestInfo) => entries.delete(urlOf(request)),
  })
  return {
    async open(name: string) {
      if (!held.has(name)) held.set(name, new Map())
      return cacheOf(held.get(name)!)
    },
    async match(request: RequestInfo) {
      const found = [...held.values()].find((entries) => entries.has(urlOf(request)))
      return found && cacheOf(found).match(request)
    },
    keys: async () => [...held.keys()],
    delete: async (name: string) => held.delete(name),
  } as unknown as CacheStorage
}

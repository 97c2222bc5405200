/** A road to a Quorum on which requests and answers get lost, and on which somebody is busy: what goes through is real. */
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of a request: put off, lost before it arrived, carried with nobody left to hear the answer, or carried. */
export type Fate = 'busy' | 'lost' | 'unheard' | 'hung-up' | 'carried'

export interface Road {
  url: string
  /** Of the next requests of that path, one each; later ones are carried. */
  fates(path: string, ...fates: Fate[]): void
  /** What went in since the last call. */
  seen(): { method: string; path: string; key: string | undefined; fate: Fate }[]
  close(): Promise<void>
}

export async function roughRoad(target: string): Promise<Road> {
  const coming = new Map<string, Fate[]>()
  let noted: ReturnType<Road['seen']> = []
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const path = url.split('?')[0]!
    const fate = coming.get(path)?.shift() ?? 'carried'
    const key = headers['idempotency-key'] as string | undefined
    noted.push({ method, path, key, fate })
    const body = await read(incoming)
    if (fate === 'lost') return incoming.socket.destroy()
    if (fate === 'busy') {
      outgoing.writeHead(503, { 'retry-after': '0', 'content-type': 'application/problem+json' })
      return outgoing.end(JSON.stringify({ status: 503, code: 'too-busy', detail: 'Too busy.' }))
    }
    const onward = request(target + url, { method, headers }, async (answer) => {
      const bytes = await read(answer)
      if (fate === 'unheard') return incoming.socket.destroy()
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      outgoing.end(bytes)
    })
    onward.end(body)
    // The connection breaks while the work is being done.
    if (fate === 'hung-up') incoming.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fates: (path, ...fates) => coming.set(path, fates),
    seen() {
      const since = noted
      noted = []
      return since
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

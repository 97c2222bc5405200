/** HTTP servers of this machine: listen or say why not, and stop without waiting for idle connections. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { StartError } from './start-error.ts'

export interface Listening {
  port: number
  close(): Promise<void>
}

export type Fetch = (request: Request) => Response | Promise<Response>

/** Pages go by the time that answers are dated with: where it is not the real one, it is the instance’s. */
export const dated =
  (fetch: Fetch, now: () => Date): Fetch =>
  async (request) => {
    const response = await fetch(request)
    response.headers.set('date', now().toUTCString())
    return response
  }

/** @throws StartError when the port is taken */
export async function listen(fetch: Fetch, port: number, what: string): Promise<Listening> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }))
  // Clients of this machine come back often; Lambda and CloudFront have their own ways.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = `Port ${port}, for ${what}, is ${error.code === 'EADDRINUSE' ? 'taken' : `not to be had (${error.code})`}. Stop what uses it, or start with --port N.`
      reject(new StartError(sentence))
    })
    server.listen(port, 'localhost', resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => stop(server) }
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

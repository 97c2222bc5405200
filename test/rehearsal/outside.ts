/** Programs of the organisation that Quorum posts to: chats, a webhook, Slack's own API. */
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Tls } from './cloudfront.ts'

export interface Outside {
  origin: string
  /** Where CloudFormation waits for an answer. */
  answers: string
  posts: { path: string; body: string; headers: Record<string, unknown> }[]
  /** What it answers at a path, instead of 200. */
  statuses: Map<string, number>
  close(): Promise<void>
}

export async function openOutside(tls: Tls): Promise<Outside> {
  const posts: Outside['posts'] = []
  const statuses = new Map<string, number>()
  const server = createServer(tls, async (request, response) => {
    const path = request.url ?? '/'
    posts.push({ path, body: await text(request), headers: request.headers })
    response.writeHead(statuses.get(path) ?? 200, { 'content-type': 'application/json' })
    // Slack's API says in its answer who was found; its webhooks say "ok".
    response.end(path.startsWith('/slack-api/') ? '{"ok":true,"user":{"id":"U1"}}' : 'ok')
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    answers: `${origin}/cloudformation`,
    posts,
    statuses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Stands before a database engine, names the phase of the tally that each request belongs to, and can stop the world at one. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Phase = 'read' | 'count' | 'stage' | 'publish' | 'rows' | 'delete' | 'end'

/** The n-th request of a phase, before it reaches the engine or after the engine has done it. */
export interface Point {
  phase: Phase
  nth: number
  when: 'before' | 'after'
}

export interface Watch {
  seen: Record<Phase, number>
  /** Called once, at the point; whatever comes later gets no answer. */
  stop?: { at: Point; act(): void }
  stopped: boolean
}

export const watching = (stop?: Watch['stop']): Watch => ({
  seen: { read: 0, count: 0, stage: 0, publish: 0, rows: 0, delete: 0, end: 0 },
  stopped: false,
  ...(stop ? { stop } : {}),
})

interface Body {
  ProjectionExpression?: string
  Item?: { pk: { S: string } }
  ExpressionAttributeValues?: { ':next'?: { M: { state: { S: string } } } }
}

function phaseOf(target: string, body: Body): Phase {
  const action = target.split('.')[1]
  if (action === 'PutItem') return body.Item?.pk.S.startsWith('group#') ? 'rows' : 'stage'
  if (action === 'UpdateItem')
    return body.ExpressionAttributeValues?.[':next']?.M.state.S === 'published' ? 'publish' : 'end'
  if (action === 'BatchWriteItem') return 'delete'
  if (action === 'Query' && body.ProjectionExpression)
    return body.ProjectionExpression === 'pk, sk' ? 'delete' : 'count'
  return 'read'
}

export async function proxyTo(endpoint: string, watch: Watch): Promise<{ endpoint: string; close(): void }> {
  const server = createServer(async (incoming, outgoing) => {
    const body = await read(incoming)
    const phase = phaseOf(String(incoming.headers['x-amz-target']), JSON.parse(body.toString()) as Body)
    const nth = ++watch.seen[phase]
    const { stop } = watch
    const here = stop !== undefined && stop.at.phase === phase && stop.at.nth === nth
    if (watch.stopped) return
    if (here) watch.stopped = true
    if (here && stop.at.when === 'before') return stop.act()
    forward(endpoint, incoming, body, outgoing, here ? stop.act : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function forward(
  endpoint: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  instead?: () => void,
): void {
  const onward = request(
    new URL(incoming.url ?? '/', endpoint),
    { method: 'POST', headers: incoming.headers },
    async (answer) => {
      const bytes = await read(answer)
      if (instead) return instead()
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      outgoing.end(bytes)
    },
  )
  onward.end(body)
}

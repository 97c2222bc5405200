/**
 * Functions that die: each run is a life of its own before the database, and a life may end at any of its requests,
 * before the engine had it or after. What comes later of that life is refused, as if its process were gone.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Part, Received } from '../../functions/platform/needs.ts'
import { loadPart, type Surroundings } from '../../infra/local/parts-here.ts'

export class Killed extends Error {}

/** Ends at this request of its own, from 1. */
export interface Death {
  at: number
  when: 'before' | 'after'
}

interface Life {
  requests: number
  death: Death | null
  dead: boolean
}

export interface Mortals {
  /** A function for one run; null lives to its end. */
  born(name: string, death: Death | null): Promise<Part>
  /** Lives that ended early so far. */
  deaths(): number
  close(): void
}

export async function mortals(surroundings: Surroundings): Promise<Mortals> {
  const lives: Life[] = []
  const target = surroundings.endpointOf('commons')
  const server = createServer(async (incoming, outgoing) => {
    const life = lives[Number(/^\/(\d+)/.exec(incoming.url ?? '')?.[1])]!
    const body = await read(incoming)
    if (life.dead) return refuse(outgoing)
    life.requests++
    const here = life.death?.at === life.requests
    if (here) life.dead = true
    if (here && life.death?.when === 'before') return refuse(outgoing)
    forward(target, incoming, body, outgoing, here)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    async born(name, death) {
      const life: Life = { requests: 0, death, dead: false }
      const endpoint = `${origin}/${lives.push(life) - 1}`
      const part = await loadPart(name, { ...surroundings, endpointOf: () => endpoint })
      /** Whatever it still says, nobody hears it. */
      const orKilled = async <T>(work: Promise<T>): Promise<T> => {
        const outcome = await work.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        )
        if (life.dead) throw new Killed()
        if ('error' in outcome) throw outcome.error
        return outcome.value
      }
      if (part.kind === 'schedule')
        return { kind: 'schedule', run: (event: unknown) => orKilled(part.run(event)) }
      if (part.kind === 'queue')
        return { kind: 'queue', receive: (messages: Received[]) => orKilled(part.receive(messages)) }
      if (part.kind === 'deployment') return { kind: 'deployment', run: () => orKilled(part.run()) }
      throw new Error('only what is woken dies here')
    },
    deaths: () => lives.filter(({ dead }) => dead).length,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** An error that no client tries again after. */
function refuse(outgoing: ServerResponse): void {
  outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
  outgoing.end(
    JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ValidationException', message: 'gone' }),
  )
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function forward(
  target: string,
  { headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  unheard: boolean,
): void {
  const onward = request(target, { method: 'POST', headers }, async (answer) => {
    const bytes = await read(answer)
    if (unheard) return refuse(outgoing)
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
    outgoing.end(bytes)
  })
  onward.end(body)
}

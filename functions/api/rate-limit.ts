/**
 * How often somebody may ask in a minute. Programs, an API key or the installation's token, are counted in commons, people in
 * the memory of this function alone: a record of when somebody used Quorum would be one of their activity, so none is made.
 * Who comes by a personal link, or signs in, is not counted at all. docs/decisions/0021 says why.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import { inTime } from '../platform/health.ts'
import { watchTime } from '../platform/last-runs.ts'
import { problem, problemResponse } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import { type Bearer, bearer } from './bearer.ts'
import type { CallerOf } from './caller.ts'
import { limitStore } from './limit-store.ts'

/** Seconds. */
const window = 60
/** Milliseconds that a request waits for its count; then it goes on without. */
const patience = 500

export interface Limit {
  all: number
  /** Of these, how many may change something. */
  writes?: number
}
/** A page asks for about ten things. */
export const personLimit: Limit = { all: 600 }
export const programLimits: Record<Bearer['kind'], Limit> = {
  key: { all: 120, writes: 30 },
  token: { all: 600, writes: 300 },
}

interface Counted {
  limit: Limit
  all: number
  /** None where only something was read. */
  writes?: number
}

/** Where nobody is known yet, or whoever asks is nobody's business. */
const uncounted = new Set(['/api/healthz', '/api/sign-in', '/api/callback', '/api/stop'])
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

export function rateLimit(runtime: Runtime, callerOf: CallerOf): MiddlewareHandler {
  const bearerOf = bearer(runtime)
  const programs = limitStore(runtime)
  const people = inMemory()

  return async (c, next) => {
    if (uncounted.has(c.req.path)) return next()
    const seconds = Math.floor(watchTime(runtime).getTime() / 1000)
    const counted = await count(c, Math.floor(seconds / window))
    if (!counted) return next()
    const reset = window - (seconds % window)
    if (isOver(counted)) {
      const response = problemResponse(problem('too-many-requests', { seconds: reset }), c.req.raw)
      response.headers.set('retry-after', String(reset))
      tell((name, value) => response.headers.set(name, value), counted, reset)
      return response
    }
    await next()
    tell((name, value) => c.header(name, value), counted, reset)
  }

  async function count(c: Context, minute: number): Promise<Counted | undefined> {
    const header = c.req.header('authorization')
    if (namesLink(header)) return undefined
    if (header === undefined) {
      // What is wrong with it is told by the route.
      const caller = await callerOf(c).catch(() => undefined)
      return caller?.kind === 'member'
        ? { limit: personLimit, all: people(caller.session, minute) }
        : undefined
    }
    // Only a genuine one: whoever knows a key's id must not use up its minute.
    const proof = await bearerOf(c).catch(() => undefined)
    if (!proof) return undefined
    // Beside what the route reads to know whose key it is.
    const [counted] = await Promise.all([countProgram(c, proof, minute), callerOf(c).catch(() => {})])
    return counted
  }

  async function countProgram(c: Context, proof: Bearer, minute: number): Promise<Counted | undefined> {
    const who = proof.kind === 'key' ? proof.record.id : proof.kind
    const writes = !reading.has(c.req.method)
    const counts = await inTime((signal) => programs.add(who, minute, writes, signal), patience)
    // A counter that cannot be had stops nobody.
    if (!counts) return void runtime.log.warn('A request was not counted')
    return { limit: programLimits[proof.kind], all: counts.all, ...(writes && { writes: counts.writes }) }
  }
}

const isOver = ({ limit, all, writes = 0 }: Counted): boolean =>
  all > limit.all || (limit.writes !== undefined && writes > limit.writes)

/** draft-ietf-httpapi-ratelimit-headers-10: what is allowed, and what is left of it. */
type SetHeader = (name: string, value: string) => void
function tell(set: SetHeader, { limit, all, writes }: Counted, reset: number): void {
  const rows: [name: string, limit: number | undefined, used: number | undefined][] = [
    ['all', limit.all, all],
    ['writes', limit.writes, writes],
  ]
  const policy: string[] = []
  const left: string[] = []
  for (const [name, most, used] of rows) {
    if (most === undefined) continue
    policy.push(`"${name}";q=${most};w=${window}`)
    if (used !== undefined) left.push(`"${name}";r=${Math.max(0, most - used)};t=${reset}`)
  }
  set('ratelimit-policy', policy.join(', '))
  set('ratelimit', left.join(', '))
}

/** Sessions of this minute and how often each asked; the next minute knows nothing of it. */
function inMemory(): (session: string, minute: number) => number {
  let now = -1
  const counts = new Map<string, number>()
  return (session, minute) => {
    if (minute !== now) counts.clear()
    now = minute
    const count = (counts.get(session) ?? 0) + 1
    counts.set(session, count)
    return count
  }
}

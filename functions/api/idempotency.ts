/**
 * A POST with an Idempotency-Key is done once: whoever repeats it, since the network failed, gets the answer of the first time.
 * Of HR, administrators, API keys and the installation's token: of what they change the audit log tells anyway.
 */
import { createHash, createHmac } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import { importLimits } from '#shared/org/import-limits.ts'
import { readBytes } from '../platform/http.ts'
import { watchTime } from '../platform/last-runs.ts'
import { problem, problemResponse } from '../platform/problem.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Caller, CallerOf } from './caller.ts'
import { derivedKeys } from './derived-key.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { type Begun, idempotencyStore } from './idempotency-store.ts'
import { openAnswer, sealAnswer } from './sealed-answer.ts'

/** The largest body that any route takes: an import. */
const longestBody = importLimits.bytes
/** Seconds after which a repeat finds the first call's answer, as a rule. */
const soon = '1'
/** About who asks and how often, not about what: they say nothing of the next time. */
const ofTheMoment = new Set([401, 403, 429])

/**
 * A preview changes nothing, and what it shows is not kept. What people choose about themselves, and their signing out, can be
 * repeated as it is: no record says that somebody was there.
 */
const isKept = ({ req }: Context): boolean =>
  req.method === 'POST' &&
  !namesLink(req.header('authorization')) &&
  !req.path.endsWith('/preview') &&
  !/^\/api\/(me\/|sign-out$)/.test(req.path)

/** Marks an answer that holds a secret: it is given once, and never kept. Used as `shownOnce(c).json(…)`. */
export function shownOnce<C extends Context>(c: C): C {
  c.set('shown-once', true)
  return c
}

export function idempotency(runtime: Runtime, callerOf: CallerOf): MiddlewareHandler {
  const store = idempotencyStore(runtime)
  const keys = derivedKeys(runtime)
  const sealingKey = (id: string) => keys(`quorum idempotency ${id}`)

  return async (c, next) => {
    const header = c.req.header('idempotency-key')
    if (header === undefined || !isKept(c)) return next()
    // Whoever is nobody is refused by the route.
    const caller = await callerOf(c).catch(() => undefined)
    if (!caller) return next()
    const given = readIdempotencyKey(header)
    if (given === null) throw problem('idempotency-key-invalid')
    // The route refuses it, in its own words.
    if (Number(c.req.header('content-length') ?? 0) > longestBody) return next()
    const { id, fingerprint } = await marksOf(c, caller, given)
    const begun = await store.begin(id, fingerprint, Math.floor(watchTime(runtime).getTime() / 1000))
    if (begun.state !== 'new') return repeated(c, id, begun)
    await next()
    // It is done, whatever becomes of this: until its time is over a repeat hears that it is under way.
    await remember(c, id, begun.ticket).catch(() => runtime.log.warn('An answer was not kept'))
  }

  /** @throws Problem idempotency-key-reused, idempotency-done */
  async function repeated(c: Context, id: string, begun: Exclude<Begun, { state: 'new' }>) {
    if (begun.state === 'other') throw problem('idempotency-key-reused')
    if (begun.state === 'running') {
      const response = problemResponse(problem('idempotency-running'), c.req.raw)
      response.headers.set('retry-after', soon)
      return response
    }
    if (begun.answer === null) throw problem('idempotency-done')
    const response = await openAnswer(begun.answer, await sealingKey(id))
    response.headers.set('idempotency-replayed', 'true')
    return response
  }

  async function remember(c: Context, id: string, ticket: string): Promise<void> {
    if (c.res.status >= 500 || ofTheMoment.has(c.res.status)) return store.release(id, ticket)
    const secret = c.get('shown-once') === true && c.res.ok
    await store.finish(id, ticket, secret ? null : await sealAnswer(c.res, await sealingKey(id)))
  }

  /** Keyed, so that nobody who reads the table can try out members, keys or bodies. */
  async function marksOf(c: Context, caller: Caller, key: string) {
    const hashKey = await keys('quorum idempotency')
    const hash = (...parts: string[]) =>
      createHmac('sha256', hashKey).update(JSON.stringify(parts)).digest('base64url')
    const body = await readBytes(c.req.raw, longestBody)
    // Read, it is gone: the route gets it anew.
    const { url, method, headers } = c.req.raw
    c.req.raw = new Request(url, { method, headers, body: body.byteLength > 0 ? body : null })
    const { pathname, search } = new URL(c.req.url)
    const content = createHash('sha256').update(body).digest('base64url')
    const type = c.req.header('content-type') ?? ''
    return {
      id: hash('id', ...whoOf(caller), pathname, key),
      fingerprint: hash('request', method, pathname, search, type, content),
    }
  }
}

/** With what they may: after a role or scope was lost, nothing of before is repeated to them. */
function whoOf(caller: Caller): string[] {
  if (caller.kind === 'token') return [caller.actor]
  return [caller.actor, ...(caller.kind === 'key' ? caller.scopes : caller.roles.toSorted())]
}

/** GET /api/rounds — every round · /api/rounds/:id — what the reader may see of one · …/published.json — all of it, as published. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { methodNotAllowed, query } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Called, Describe } from './guard.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, roundView } from './published.ts'
import { cursor, whole } from './query.ts'
import { seen } from './seen.ts'

/** Ten years of weeks, the latest first. */
const paged = v.object({ limit: v.optional(whole(1, 520), '520'), cursor: v.optional(cursor) })

export function roundsRoutes(operation: Describe, published: PublishedReader, opened: Opened): Hono<Called> {
  const { results } = published
  const app = new Hono<Called>()

  app.get('/rounds', operation('listRounds'), query(paged), async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = cursor && Buffer.from(cursor, 'base64url').toString()
    const rounds = (await results.listRounds()).reverse().filter(({ id }) => !after || id < after)
    const page = rounds.slice(0, limit)
    const next = rounds.length > page.length ? Buffer.from(page.at(-1)!.id).toString('base64url') : null
    return c.json({ rounds: page.map(roundView), next })
  })
  app.all('/rounds', methodNotAllowed('GET'))

  app.get('/rounds/:id', operation('getRound'), async (c) => {
    const { reader } = c.get('caller')
    const { round, view } = await seen(published, reader, c.req.param('id'))
    await opened.round(reader, 'results.round', round.id)
    return c.json(view)
  })
  app.all('/rounds/:id', methodNotAllowed('GET'))

  app.get('/rounds/:id/published.json', operation('getPublishedRound'), async (c) => {
    const { reader } = c.get('caller')
    const round = await published.round(c.req.param('id'))
    const bytes = await results.getPublishedBytes(round)
    if (!bytes) throw problem('results-not-published')
    await opened.round(reader, 'results.export', round.id)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/json; charset=utf-8' })
  })
  app.all('/rounds/:id/published.json', methodNotAllowed('GET'))
  return app
}

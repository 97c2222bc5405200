/** GET /api/rounds — every round · /api/rounds/:id — what the reader may see of one · …/published.json — all of it, as published. */
import { Hono } from 'hono'
import { methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Called } from './caller.ts'
import type { Describe } from './guard.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, roundView } from './published.ts'
import { seen } from './seen.ts'

export function roundsRoutes(operation: Describe, published: PublishedReader, opened: Opened): Hono<Called> {
  const { results } = published
  const app = new Hono<Called>()

  app.get('/rounds', operation('listRounds'), async (c) => {
    const rounds = await results.listRounds()
    return c.json({ rounds: rounds.reverse().map(roundView) })
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

/** GET /api/rounds — every round · /api/rounds/:id — what the reader may see of one · …/published.json — all of it, as published. */
import { Hono } from 'hono'
import { methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, roundView } from './published.ts'
import type { SignedIn } from './reader.ts'
import { seesResults } from './rights.ts'
import { seen } from './seen.ts'

export function roundsRoutes(
  signedIn: SignedIn,
  withLink: SignedIn,
  published: PublishedReader,
  opened: Opened,
): Hono {
  const { results } = published
  const app = new Hono()

  app.get('/rounds', async (c) => {
    await withLink(c)
    const rounds = await results.listRounds()
    return c.json({ rounds: rounds.reverse().map(roundView) })
  })
  app.all('/rounds', methodNotAllowed('GET'))

  app.get('/rounds/:id', async (c) => {
    const reader = await withLink(c)
    const { round, view } = await seen(published, reader, c.req.param('id'))
    await opened.round(reader, 'results.round', round.id)
    return c.json(view)
  })
  app.all('/rounds/:id', methodNotAllowed('GET'))

  app.get('/rounds/:id/published.json', async (c) => {
    const reader = await signedIn(c)
    const { roles } = reader
    if (!seesResults(roles)) throw problem('results-not-for-administrators')
    // For everybody else there is nothing at this address: their groups are in the view.
    if (!roles.includes('hr')) throw problem('not-found')
    const round = await published.round(c.req.param('id'))
    const bytes = await results.getPublishedBytes(round)
    if (!bytes) throw problem('results-not-published')
    await opened.round(reader, 'results.export', round.id)
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/json; charset=utf-8' })
  })
  app.all('/rounds/:id/published.json', methodNotAllowed('GET'))
  return app
}

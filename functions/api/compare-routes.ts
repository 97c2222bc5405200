/** GET /api/compare?a=ROUND&b=ROUND — any two published rounds side by side. Managers and hr. */
import { Hono } from 'hono'
import { compareView } from '#shared/insight/compare-view.ts'
import { partOf } from '#shared/insight/part.ts'
import { methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, type Rights, roundView } from './published.ts'
import type { SignedIn } from './reader.ts'

export function compareRoutes(signedIn: SignedIn, published: PublishedReader, opened: Opened): Hono {
  const app = new Hono()

  app.get('/compare', async (c) => {
    const reader = await signedIn(c)
    const rights = await published.rights(reader, await published.results.listRounds())
    // A member compares no groups: for them there is nothing at this address.
    if (!reader.roles.includes('hr') && !reader.roles.includes('manager')) throw problem('not-found')
    const [a, b] = [c.req.query('a'), c.req.query('b')]
    if (!a || !b || a === b) throw problem('rounds-not-two')
    const [first, second] = [await sideOf(a, rights), await sideOf(b, rights)]
    for (const { round } of [first, second]) await opened.round(reader, 'results.compare', round.id)
    return c.json(compareView(first, second))
  })
  app.all('/compare', methodNotAllowed('GET'))
  return app

  /** @throws Problem round-not-found, results-not-published */
  async function sideOf(id: string, { sees, names }: Rights) {
    const round = await published.round(id)
    const found = await published.published(round)
    if (!found) throw problem('results-not-published')
    return {
      round: roundView(round),
      published: partOf(found, sees, ({ asked }) => asked === 'all'),
      ...(await names(round.season)),
    }
  }
}

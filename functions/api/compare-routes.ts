/** GET /api/compare?a=ROUND&b=ROUND — any two published rounds side by side. Managers and hr. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { compareView } from '#shared/insight/compare-view.ts'
import { partOf } from '#shared/insight/part.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import type { Called, Describe } from './guard.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, type Rights, roundView } from './published.ts'

/** Ids of rounds. */
const two = v.object({ a: v.optional(v.string()), b: v.optional(v.string()) })

export function compareRoutes(operation: Describe, published: PublishedReader, opened: Opened): Hono<Called> {
  const app = new Hono<Called>()

  app.get('/compare', operation('compareRounds'), query(two), async (c) => {
    const { reader } = c.get('caller')
    const rights = await published.rights(reader, await published.results.listRounds())
    const { a, b } = c.req.valid('query')
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

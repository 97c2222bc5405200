/** GET /api/groups/:id/trend?weeks=26 — one group over the weeks that are over · …/signals — what there is to ask it. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { lineageOf } from '#shared/insight/lineage.ts'
import { groupName } from '#shared/insight/names.ts'
import { signalHistory, signalsView } from '#shared/insight/signals-view.ts'
import { type Relative, trendView } from '#shared/insight/trend-view.ts'
import { ownNames } from '#shared/questions/bank.ts'
import { methodNotAllowed, query } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import { getBank } from '../platform/questions.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import { lastWeeks, rowsOf, seasonsOf } from './lines.ts'
import type { Opened } from './opened.ts'
import type { PublishedReader } from './published.ts'
import { whole } from './query.ts'
import type { Reader } from './reader.ts'

/** Half a year, and five years at most. */
const period = v.object({ weeks: v.optional(whole(1, 260), '26') })

export function groupsRoutes(
  runtime: Runtime,
  operation: Describe,
  published: PublishedReader,
  opened: Opened,
): Hono<Called> {
  const { results } = published
  const app = new Hono<Called>()

  app.get('/groups/:id/trend', operation('getTrend'), query(period), async (c) => {
    const { weeks } = c.req.valid('query')
    const line = await lineOf(c.get('caller').reader, c.req.param('id'), weeks, 'sees')
    const { group, rounds, lineage, rights } = line
    const others = new Set(lineage.segments.flatMap(({ groups }) => groups).filter((id) => id !== group.id))
    const relatives = new Map<string, Relative>()
    for (const id of others) {
      if (!rights.sees(id)) continue
      const history = await results.groupHistory(id, rounds[0]!.id)
      const latest = history.at(-1)
      if (!latest) continue
      const { teams, levels } = await rights.names(latest.season)
      relatives.set(id, { group: groupName(latest.group, teams, levels), rows: rowsOf(rounds, history) })
    }
    return c.json(trendView({ group, rows: line.rows, lineage, relatives }))
  })
  app.all('/groups/:id/trend', methodNotAllowed('GET'))

  app.get('/groups/:id/signals', operation('getSignals'), query(period), async (c) => {
    const { weeks } = c.req.valid('query')
    const { group, rounds, rows, lineage } = await lineOf(
      c.get('caller').reader,
      c.req.param('id'),
      weeks + signalHistory,
      'hears',
    )
    const told = lastWeeks(rounds, weeks).length
    const names = ownNames(await getBank(runtime.table('commons')))
    return c.json(signalsView({ group, rows, told, joins: lineage.joins, names }))
  })
  app.all('/groups/:id/signals', methodNotAllowed('GET'))
  return app

  /** @throws Problem group-not-found, also where the reader may not see it or be told its signals */
  async function lineOf(reader: Reader, id: string, weeks: number, right: 'sees' | 'hears') {
    const all = await results.listRounds()
    const rights = await published.rights(reader, all)
    if (!rights[right](id)) throw problem('group-not-found')
    const rounds = lastWeeks(all, weeks)
    const history = rounds[0] ? await results.groupHistory(id, rounds[0].id) : []
    const latest = history.at(-1)
    if (!latest) throw problem('group-not-found')
    await opened.group(rights.sight, id)
    const { teams, levels } = await rights.names(latest.season)
    const group = groupName(latest.group, teams, levels)
    const lineage = lineageOf(group, await seasonsOf(published, rounds, rights.names))
    return { group, rounds, rows: rowsOf(rounds, history), lineage, rights }
  }
}

/** GET /api/groups/:id/trend?weeks=26 — one group over the weeks that are over, void ones included. */
import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { groupName } from '#shared/insight/names.ts'
import { trendView } from '#shared/insight/trend-view.ts'
import type { Round } from '#shared/round/round.ts'
import { methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import { type PublishedReader, roundView } from './published.ts'
import type { SignedIn } from './reader.ts'

const usualWeeks = '26'
/** Five years. */
const mostWeeks = 260

export function groupsRoutes(signedIn: SignedIn, published: PublishedReader): Hono {
  const { results } = published
  const app = new Hono()

  app.get('/groups/:id/trend', async (c) => {
    const reader = await signedIn(c)
    const weeks = Number(c.req.query('weeks') ?? usualWeeks)
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > mostWeeks)
      throw problem('query-invalid', { name: 'weeks' })
    const all = await results.listRounds()
    const { sees, names } = await published.rights(reader, all)
    const id = c.req.param('id')
    if (!sees(id)) throw problem('group-not-found')

    const rounds = lastWeeks(all, weeks)
    const history = rounds[0] ? await results.groupHistory(id, rounds[0].id) : []
    const latest = history.at(-1)
    if (!latest) throw problem('group-not-found')
    const { teams, levels } = await names(latest.season)
    const rowOf = new Map(history.map((row) => [row.round, row]))
    const rows = rounds.map((round) => {
      const row = rowOf.get(round.id)
      return {
        round: roundView(round),
        monday: mondayOf(round.id),
        questions: row?.questions ?? [],
        group: row?.group ?? null,
        ...(row?.enps !== undefined && { enps: row.enps }),
      }
    })
    return c.json(trendView({ group: groupName(latest.group, teams, levels), rows }))
  })
  app.all('/groups/:id/trend', methodNotAllowed('GET'))
  return app
}

/** Rounds that are over, of so many weeks up to the last of them; oldest first. */
function lastWeeks(rounds: Round[], weeks: number): Round[] {
  const over = rounds.filter(({ state, result }) => result !== undefined || state === 'void')
  const last = over.at(-1)
  if (!last) return []
  const first = Temporal.PlainDate.from(mondayOf(last.id))
    .subtract({ weeks: weeks - 1 })
    .toString()
  return over.filter(({ id }) => mondayOf(id) >= first)
}

/** The Monday of the ISO week with which a round's id begins. The fourth of January lies in week one. */
export function mondayOf(round: string): string {
  const [, year, week] = /^(\d{4})-W(\d{2})/.exec(round) ?? []
  if (!year || !week) throw new RangeError('a round’s id begins with its week')
  const fourth = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 })
  return fourth
    .add({ weeks: Number(week) - 1 })
    .subtract({ days: fourth.dayOfWeek - 1 })
    .toString()
}

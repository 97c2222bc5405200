/** GET /api/rounds/:id/balance — what comes down against what goes up · …/mirror — both sides of a gap. Managers and hr. */
import { type Context, Hono } from 'hono'
import { isCommunication } from '#shared/insight/balance.ts'
import { balanceRounds, balanceView } from '#shared/insight/balance-view.ts'
import { isMirrored, mirrorWeeks } from '#shared/insight/mirror.ts'
import { mirrorView } from '#shared/insight/mirror-view.ts'
import { groupName } from '#shared/insight/names.ts'
import { partOf } from '#shared/insight/part.ts'
import type { GroupName } from '#shared/insight/view.ts'
import type { PublishedQuestion, PublishedRound } from '#shared/published/published.ts'
import type { Round } from '#shared/round/round.ts'
import { methodNotAllowed } from '../platform/http.ts'
import { problem } from '../platform/problem.ts'
import { getBank } from '../platform/questions.ts'
import type { Runtime } from '../platform/runtime.ts'
import type { Called, Describe } from './guard.ts'
import type { Opened } from './opened.ts'
import { type PublishedReader, roundView } from './published.ts'

/** The level of marketing, in an organisation that has one of its own for it. */
const marketing = ['marketing']

export function balanceRoutes(
  runtime: Runtime,
  operation: Describe,
  published: PublishedReader,
  opened: Opened,
): Hono<Called> {
  const app = new Hono<Called>()

  app.get('/rounds/:id/balance', operation('getBalance'), async (c) => {
    const { round, rounds, nameOf, hr } = await upTo(c, balanceRounds, isCommunication)
    return c.json(balanceView({ round, rounds, nameOf, whole: hr }))
  })
  app.all('/rounds/:id/balance', methodNotAllowed('GET'))

  app.get('/rounds/:id/mirror', operation('getMirror'), async (c) => {
    const { round, rounds, nameOf, levels } = await upTo(c, mirrorWeeks, isMirrored)
    const { questions } = await getBank(runtime.table('commons'))
    return c.json(
      mirrorView({
        round,
        rounds,
        rungs: { levels: levels.map(({ id }) => id), marketing },
        nameOf,
        questions,
      }),
    )
  })
  app.all('/rounds/:id/mirror', methodNotAllowed('GET'))
  return app

  /** A round and the published ones before it, so many in all, oldest first; of each what the reader sees and it takes. */
  async function upTo(c: Context<Called>, count: number, takes: (question: PublishedQuestion) => boolean) {
    const { reader } = c.get('caller')
    const all = await published.results.listRounds()
    const { sees, names } = await published.rights(reader, all)
    const hr = reader.roles.includes('hr')
    const round = await published.round(c.req.param('id')!)
    const { teams, levels } = await names(round.season)
    const rounds = await publishedUpTo(round, all, count, (one) => partOf(one, sees, takes))
    await opened.round(reader, 'results.balance', round.id)
    const nameOf = (group: Pick<GroupName, 'id' | 'kind' | 'parent'>) => groupName(group, teams, levels)
    return { round: roundView(round), rounds, levels, nameOf, hr }
  }

  /** @throws Problem results-not-published */
  async function publishedUpTo(
    round: Round,
    all: Round[],
    count: number,
    part: (published: PublishedRound) => PublishedRound,
  ): Promise<PublishedRound[]> {
    const wanted = all.filter(({ id, result }) => result !== undefined && id <= round.id).slice(-count)
    if (wanted.at(-1)?.id !== round.id) throw problem('results-not-published')
    const found: PublishedRound[] = []
    for (const one of wanted) {
      const shown = await published.published(one)
      if (shown) found.push(part(shown))
    }
    return found
  }
}

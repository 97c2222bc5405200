/** GET /api/season — the running one · POST /api/season/preview, /plan, /start — see, choose and begin the next. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { planSeason } from '#shared/disclosure/season.ts'
import type { SeasonPreview, SeasonStatus } from '#shared/insight/season-view.ts'
import { seasonOf } from '#shared/round/calendar.ts'
import { lowestQuorum, quorumOf } from '#shared/round/quorum.ts'
import { nextSeasonId, runningIn, type SeasonSettings } from '#shared/round/season.ts'
import { auditStore } from '../platform/audit-store.ts'
import { newcomersOf } from '../platform/directory.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { getOrganisationSettings } from '../platform/organisation-settings.ts'
import { problem } from '../platform/problem.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getTimeZone } from '../platform/schedule.ts'
import { freeze, planOf, settingsFor } from '../platform/seasons.ts'
import { settingsOf } from '../platform/settings.ts'
import type { Called, Describe } from './guard.ts'
import { seasonPlanView } from './season-view.ts'
import { keepToVersion, tagOfContent } from './versions.ts'

const bodyLimit = 1024
/** Quorums that a preview compares, besides the one asked for. */
const usualQuorums = [5, 6, 7]
const most = 1000

const count = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(most))
const settings = v.object({
  k: v.optional(count),
  expected: v.optional(count),
  order: v.optional(v.picklist(['units', 'teams'])),
})

export function seasonRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const results = resultsStore(runtime.table('results'))
  const app = new Hono<Called>()
  const audit = auditStore(runtime)
  const quarter = async () => seasonOf(runtime.now(), await getTimeZone(runtime))

  app.get('/season', operation('getSeason'), async (c) => {
    return tell(c, await status())
  })
  app.all('/season', methodNotAllowed('GET'))

  app.post('/season/preview', operation('previewSeason'), jsonBody(settings, bodyLimit), async (c) => {
    return c.json(await preview(await chosen(c.req.valid('json'))))
  })
  app.all('/season/preview', methodNotAllowed('POST'))

  app.post('/season/plan', operation('planSeason'), jsonBody(settings, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const stored = await results.getSettings()
    const asked = await chosen(c.req.valid('json'))
    keepToVersion(c, await standing(), asked)
    await audit.changes(by, 'season.plan', textOf(asked))
    await keep(asked, stored)
    return tell(c, await status())
  })
  app.all('/season/plan', methodNotAllowed('POST'))

  app.post('/season/start', operation('startSeason'), jsonBody(settings, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const asked = await chosen(c.req.valid('json'))
    keepToVersion(c, await standing(), asked)
    await start(by, asked)
    return tell(c, await status())
  })
  app.all('/season/start', methodNotAllowed('POST'))
  return app

  /** What the next season is to be, as it stands: that is what a change rests on. */
  async function standing(): Promise<SeasonSettings> {
    return settingsFor(results, settingsOf(runtime).k)
  }

  function tell(c: Context, status: SeasonStatus) {
    return c.json(status, 200, { etag: tagOfContent(status.next) })
  }

  /** @throws Problem changed-meanwhile where somebody else was faster */
  async function keep(asked: SeasonSettings, stored: SeasonSettings | undefined): Promise<void> {
    if (await results.putSettings(asked, stored)) return
    throw problem('changed-meanwhile', {}, { current: await standing(), yours: asked })
  }

  /** The lowest quorum that a season may have: an organisation only ever raises it. */
  async function leastQuorum(): Promise<number> {
    // The last that began, also where its quarter has passed and the next season waits for its first round.
    const last = (await results.listSeasons()).at(-1)
    return lowestQuorum(settingsOf(runtime).k, last && (await results.getSeason(last.id))?.k)
  }

  /** What was asked, the rest as it stands. @throws Problem quorum-lowered */
  async function chosen(asked: v.InferOutput<typeof settings>): Promise<SeasonSettings> {
    const before = await standing()
    const least = await leastQuorum()
    const k = quorumOf(least, before.k, asked.k)
    if (k === null) throw problem('quorum-lowered', { k: least })
    return {
      k,
      expected: Math.max(k, asked.expected ?? (asked.k ? k : before.expected)),
      order: asked.order ?? before.order,
    }
  }

  async function preview(asked: SeasonSettings): Promise<SeasonPreview> {
    const records = await results.listSeasons()
    const id = nextSeasonId(await quarter(), records)
    const { levels } = await getOrganisationSettings(runtime.table('commons'))
    const planned = async (one: SeasonSettings) =>
      seasonPlanView(planSeason(await planOf(runtime, results, one, id)), levels)
    const least = await leastQuorum()
    /** Where as many answers are expected as the quorum, another quorum expects as many as itself. */
    const expectedAt = (k: number) => (asked.expected === asked.k ? k : Math.max(k, asked.expected))
    const others = usualQuorums
      .filter((k) => k >= least)
      .flatMap((k) => (['units', 'teams'] as const).map((order) => ({ k, expected: expectedAt(k), order })))
      .filter(({ k, order }) => k !== asked.k || order !== asked.order)
    const alternatives = []
    for (const other of others) alternatives.push({ ...other, shown: (await planned(other)).shown })
    return { plan: await planned(asked), alternatives }
  }

  /** Ends the running season and freezes the next. @throws Problem season-busy while a round is open or being counted */
  async function start(by: string, asked: SeasonSettings): Promise<void> {
    const rounds = await results.listRounds()
    if (rounds.some(({ state }) => state === 'open' || state === 'closed')) throw problem('season-busy')
    const stored = await results.getSettings()
    const records = await results.listSeasons()
    const plan = await planOf(runtime, results, asked, nextSeasonId(await quarter(), records))
    if (plan.structure.teams.length === 0) throw problem('directory-empty')
    const running = runningIn(await quarter(), records)
    await audit.changes(by, 'season.start', textOf(asked))
    await keep(asked, stored)
    // Whoever ends it begins the next: two at once make one season.
    if (running && !(await results.endSeason(running, runtime.now().toISOString())))
      throw problem('season-changed')
    await freeze(results, planSeason(plan))
  }

  async function status(): Promise<SeasonStatus> {
    const records = await results.listSeasons()
    const record = runningIn(await quarter(), records)
    const season = record && (await results.getSeason(record.id))
    const { levels } = await getOrganisationSettings(runtime.table('commons'))
    return {
      running: season
        ? {
            ...seasonPlanView(season, levels),
            id: season.id,
            starts: season.starts,
            newcomers: await newcomersOf(runtime.table('directory'), season),
          }
        : null,
      next: await standing(),
      history: records.map(({ id, starts, ended }) => ({ id, starts, ended: ended ?? null })),
    }
  }
}

const textOf = ({ k, expected, order }: SeasonSettings): string => `k ${k}, expected ${expected}, ${order}`

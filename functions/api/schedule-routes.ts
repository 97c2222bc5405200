/**
 * GET /api/schedule — the schedule and the rounds to come · PUT — another one, with If-Match · POST …/preview — what another one
 * would bring · POST /api/rounds/extra, DELETE …/:id — a round beside the calendar's · POST /api/rounds/:id/close, …/cancel —
 * orders about the one that is open. HR's and the installation's token's; administrators read.
 */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  checkExtra,
  type ExtraRound,
  inTheWayOf,
  isSameExtra,
  spanOf,
  tidyExtra,
} from '#shared/round/extra.ts'
import { type hasOpened, takesAnswers } from '#shared/round/round.ts'
import {
  checkSettings,
  isSameSettings,
  type ScheduleProblem,
  type ScheduleSettings,
  tidySettings,
} from '#shared/round/schedule-settings.ts'
import {
  type RoundOrder,
  type ScheduleChanged,
  type ScheduleView,
  tagOf,
} from '#shared/round/schedule-view.ts'
import { settled, upcoming } from '#shared/round/upcoming.ts'
import { auditStore } from '../platform/audit-store.ts'
import { jsonBody, methodNotAllowed } from '../platform/http.ts'
import { putOrder } from '../platform/orders.ts'
import { problem } from '../platform/problem.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { changeSchedule, getSchedule, type StoredSchedule } from '../platform/schedule.ts'
import type { Called, Describe } from './guard.ts'
import { aheadOf, scheduleRefusal, scheduleView, standingIn } from './schedule-view.ts'
import { restsOn } from './versions.ts'

const bodyLimit = 16_384
/** Weeks for which an extra round that is over stays in the list. */
const remembered = 26 * 7 * 24 * 3_600_000

const number = v.pipe(v.number(), v.integer())
const weekTime = v.object({ weekday: number, hour: number, minute: number })
const text = v.pipe(v.string(), v.maxLength(200))
const settingsBody = v.object({
  timeZone: text,
  opens: weekTime,
  reminds: v.nullable(weekTime),
  closes: weekTime,
  announces: weekTime,
  holidays: v.picklist(['FR', 'none']),
  own: v.pipe(v.array(v.object({ from: text, to: text, name: text })), v.maxLength(200)),
  paused: v.nullable(v.object({ until: v.nullable(text) })),
})
const extraBody = v.object({ opens: text, closes: text, title: v.object({ fr: text, en: text }) })

export function scheduleRoutes(runtime: Runtime, operation: Describe): Hono<Called> {
  const app = new Hono<Called>()
  const results = resultsStore(runtime.table('results'))
  const audit = auditStore(runtime)

  app.get('/schedule', operation('getSchedule'), async (c) => {
    return answer(c, await getSchedule(runtime))
  })
  app.put('/schedule', operation('putSchedule'), jsonBody(settingsBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const settings = tidySettings(c.req.valid('json'))
    const stored = await changeSchedule(
      runtime,
      (current) => {
        const rests = restsOn(c, tagOf(current.version))
        if (isSameSettings(current.settings, settings)) return current
        if (!rests) throw changed(current, settings)
        refuse(settings)
        return { ...current, settings, version: current.version + 1 }
      },
      () => audit.changes(by, 'schedule.change'),
    )
    return answer(c, stored)
  })
  app.all('/schedule', methodNotAllowed('GET', 'PUT'))

  app.post(
    '/schedule/preview',
    operation('previewSchedule'),
    jsonBody(settingsBody, bodyLimit),
    async (c) => {
      const settings = tidySettings(c.req.valid('json'))
      refuse(settings)
      const [stored, rounds] = await Promise.all([getSchedule(runtime), results.listRounds()])
      return c.json(aheadOf({ ...stored, settings }, rounds, runtime.now()))
    },
  )
  app.all('/schedule/preview', methodNotAllowed('POST'))

  app.post('/rounds/extra', operation('addExtraRound'), jsonBody(extraBody, bodyLimit), async (c) => {
    const by = c.get('caller').actor
    const asked = c.req.valid('json')
    const id = `extra-${Buffer.from(runtime.random(6)).toString('hex')}`
    const stored = await changeSchedule(
      runtime,
      async (current) => {
        const draft = tidyExtra(asked, current.settings.timeZone)
        // The same once more is the one that is there: whoever heard no answer may ask again.
        if (current.extras.some((one) => isSameExtra(one, draft))) return current
        const { settings, extras } = current
        const now = runtime.now()
        const rounds = await results.listRounds()
        const standing = standingIn(rounds, now)
        const ahead = extras.filter((one) => !rounds.some((round) => round.extra === one.id && isOver(round)))
        const situation = { now, settings, extras: ahead, standing }
        const problems = checkExtra(draft, situation)
        if (problems.length > 0) {
          const other =
            problems.some(({ fault }) => fault === 'overlaps') && inTheWayOf(spanOf(draft), situation)
          throw scheduleRefusal(problems, other ? { other, timeZone: settings.timeZone } : null)
        }
        return { ...current, extras: kept([...extras, { id, ...draft }], now) }
      },
      () => audit.changes(by, 'schedule.extra', id),
    )
    return answer(c, stored)
  })
  app.all('/rounds/extra', methodNotAllowed('POST'))

  app.delete('/rounds/extra/:id', operation('withdrawExtraRound'), async (c) => {
    const by = c.get('caller').actor
    const id = c.req.param('id')
    const stored = await changeSchedule(
      runtime,
      async (current) => {
        const one = current.extras.find((extra) => extra.id === id)
        // Taken back already, or never there: there is nothing to change.
        if (!one) return current
        const rounds = await results.listRounds()
        const begun = rounds.some(({ extra, state }) => extra === id && state !== 'planned')
        if (begun || Date.parse(one.opens) <= runtime.now().getTime() + settled) throw problem('extra-begun')
        return { ...current, extras: current.extras.filter((extra) => extra !== one) }
      },
      () => audit.changes(by, 'schedule.extra-cancel', id),
    )
    return answer(c, stored)
  })
  app.all('/rounds/extra/:id', methodNotAllowed('DELETE'))

  for (const order of ['close', 'cancel'] as const) {
    app.post(`/rounds/:id/${order}`, operation(`${order}Round`), async (c) => {
      const by = c.get('caller').actor
      await give(order, by, c.req.param('id'))
      return answer(c, await getSchedule(runtime), 202)
    })
    app.all(`/rounds/:id/${order}`, methodNotAllowed('POST'))
  }
  return app

  /** The clock carries it out at its next look. @throws Problem round-not-found, round-not-running */
  async function give(order: RoundOrder, by: string, id: string): Promise<void> {
    const round = await results.getRound(id)
    if (!round) throw problem('round-not-found')
    if (!takesAnswers(round, runtime.now().getTime())) throw problem('round-not-running')
    await audit.changes(by, order === 'close' ? 'schedule.round-close' : 'schedule.round-cancel', id)
    await putOrder(runtime.table('commons'), id, order, runtime.now())
  }

  /** @throws Problem schedule-refused */
  function refuse(settings: ScheduleSettings): void {
    const problems: ScheduleProblem[] = checkSettings(settings)
    const awake = { ...settings, paused: null }
    if (problems.length === 0 && upcoming(runtime.now(), awake, 1).rounds.length === 0)
      problems.push({ field: 'own', fault: 'no-round' })
    if (problems.length > 0) throw scheduleRefusal(problems)
  }

  async function answer(c: Context, stored: StoredSchedule, status: 200 | 202 = 200): Promise<Response> {
    const view: ScheduleView = await scheduleView(runtime, results, stored)
    return c.json(view, status, { etag: view.tag })
  }
}

function changed({ settings, version }: StoredSchedule, yours: ScheduleSettings) {
  const both: ScheduleChanged = { current: { settings, tag: tagOf(version) }, yours }
  return problem('schedule-changed', {}, { ...both })
}

const isOver = (round: Parameters<typeof hasOpened>[0]): boolean =>
  round.state !== 'planned' && round.state !== 'open'

const kept = (extras: ExtraRound[], now: Date): ExtraRound[] =>
  extras
    .filter(({ closes }) => Date.parse(closes) > now.getTime() - remembered)
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1))

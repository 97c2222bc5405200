/**
 * GET /api/status — how this installation fares, for administrators and the installation's token. What cannot be read is
 * told as such: a part that fails must not hide the others.
 */
import { Hono } from 'hono'
import { aheadOf } from '#shared/operation/ahead.ts'
import type { AheadView, RunnerName, RunView, StatusView } from '#shared/operation/status.ts'
import { usualWeek } from '#shared/round/calendar.ts'
import { scheduleOf } from '#shared/round/schedule-settings.ts'
import { answers, inTime, versionOf } from '../platform/health.ts'
import { methodNotAllowed } from '../platform/http.ts'
import { type LastRun, lastRun, watchTime } from '../platform/last-runs.ts'
import { outbox } from '../platform/outbox.ts'
import { resultsStore } from '../platform/results.ts'
import type { Runtime, TableName } from '../platform/runtime.ts'
import { getSchedule, type StoredSchedule } from '../platform/schedule.ts'
import { settingsOf } from '../platform/settings.ts'
import { administrator } from './administrator.ts'
import type { SignedIn } from './reader.ts'

const minute = 60_000
/** The clock runs every minute; the tally every five, for fifteen at most. */
const lateAfter = { clock: 5 * minute, tally: 25 * minute }
/** A message that was refused waits six hours at most for its next try. */
const courierLateAfter = 7 * 60 * minute
/** Where weeks pass in minutes, two looks of the clock are an hour. */
const allowance = { usual: 30 * minute, simulated: 6 * 60 * minute }

/** A place in each table that the api may read, whether or not anything is there. */
const places = {
  directory: { pk: 'structure', sk: 'head' },
  results: { pk: 'rounds', sk: 'healthz' },
  commons: { pk: 'settings', sk: 'channels' },
} satisfies Partial<Record<TableName, object>>

export function statusRoutes(runtime: Runtime, signedIn: SignedIn): Hono {
  const app = new Hono()
  const administers = administrator(runtime, signedIn)
  const reaches = (name: keyof typeof places) => answers(runtime.table(name), places[name])

  app.get('/status', async (c) => {
    await administers(c)
    return c.json(await view())
  })
  app.all('/status', methodNotAllowed('GET'))
  return app

  async function view(): Promise<StatusView> {
    const [directory, results, commons, clock, tally, courier, waiting, undeliverable, dead, stored] =
      await Promise.all([
        reaches('directory'),
        reaches('results'),
        reaches('commons'),
        inTime(() => lastRun(runtime.table('results'), 'clock')),
        inTime(() => lastRun(runtime.table('results'), 'tally')),
        inTime(() => lastRun(runtime.table('commons'), 'courier')),
        inTime(() => runtime.queue('messages').count()),
        inTime(() => runtime.queue('undeliverable').count()),
        inTime(async () => (await outbox(runtime.table('commons')).dead()).length),
        inTime(() => getSchedule(runtime)),
      ])
    const ahead = await inTime(() => coming(stored))
    const now = watchTime(runtime)
    return {
      at: now.toISOString(),
      version: versionOf(runtime),
      tables: { directory, results, commons },
      runs: [
        runView('clock', clock, results && isOld(clock, lateAfter.clock, now)),
        runView('tally', tally, results && isOld(tally, lateAfter.tally, now)),
        runView('courier', courier, (waiting ?? 0) > 0 && commons && isOld(courier, courierLateAfter, now)),
      ],
      waiting,
      undeliverable,
      dead,
      ahead,
      paused: stored?.settings.paused?.until === null,
    }
  }

  /** By the usual week where the stored schedule cannot be read: a table that fails hides nothing of the others. */
  async function coming(stored: StoredSchedule | null): Promise<AheadView[]> {
    const rounds = await resultsStore(runtime.table('results')).listRounds()
    const schedule = stored ? scheduleOf(stored.settings) : usualWeek(settingsOf(runtime).timeZone)
    const may = runtime.wallClock ? allowance.simulated : allowance.usual
    return aheadOf(rounds, schedule, runtime.now().getTime(), may)
  }
}

const isOld = (run: LastRun | null | undefined, limit: number, now: Date): boolean =>
  !run || now.getTime() - Date.parse(run.at) > limit

const runView = (name: RunnerName, run: LastRun | null | undefined, late: boolean): RunView => ({
  name,
  last: run?.at ?? null,
  version: run?.version ?? null,
  late,
})

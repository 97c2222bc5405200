/**
 * The clock: looks at the state and does what is due. Every arrow is one conditional write, so a tick that is missed,
 * doubled or late changes nothing but the moment.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { manifestHash } from '#shared/ballot/client.ts'
import { keyName } from '#shared/ballot/key-name.ts'
import { closingAfter, seasonOf } from '#shared/round/calendar.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { issuerStops, issuingKeyPath, type Round, sealingKeyPath } from '#shared/round/round.ts'
import { scheduleOf } from '#shared/round/schedule-settings.ts'
import type { RoundOrder } from '#shared/round/schedule-view.ts'
import { quarterOf } from '#shared/round/season.ts'
import { getDataVersion } from '../platform/data-version.ts'
import { newcomersOf, rosterSeats } from '../platform/directory.ts'
import { noteRun } from '../platform/last-runs.ts'
import { getOrder } from '../platform/orders.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { getSchedule } from '../platform/schedule.ts'
import { seasonFor } from '../platform/seasons.ts'
import { settingsOf } from '../platform/settings.ts'
import { freshKeys, makeManifest } from './manifest.ts'
import { isMissed, newRound, type Planning, planExtras, planNext } from './plan.ts'
import { questionsOf } from './questions.ts'
import { forgetOldest } from './retention.ts'
import { tell } from './tell.ts'

/** Without an action the clock does what is due; the operator's `quorum round open|close` names one. */
export type ClockEvent =
  | { action?: undefined }
  | { action: 'open'; opens?: string; closes?: string; grace?: number; questions?: ManifestQuestion[] }
  | { action: 'close'; round: string }
  | { action: 'cancel'; round: string }

export async function tick(runtime: Runtime, event: ClockEvent = {}): Promise<{ rounds: Round[] }> {
  const results = resultsStore(runtime.table('results'))
  if ((await getDataVersion(runtime.table('results')))?.restoring !== undefined) return rest(event)
  const stored = await getSchedule(runtime)
  const schedule = scheduleOf(stored.settings)
  const now = runtime.now()
  const planning: Planning = { runtime, results, schedule: stored, k: settingsOf(runtime).k, now }

  if (event.action === 'open') {
    const closes = event.closes ? new Date(event.closes) : closingAfter(now, schedule)
    // Data of an earlier week keep its week; they are answered now, in the season that runs now.
    const opens = event.opens ? new Date(event.opens) : now
    const planned = newRound(planning, { opens, closes }, await results.listRounds(), event.grace)
    const round = { ...planned, season: seasonOf(now, schedule.timeZone) }
    await results.planRound(round)
    return { rounds: [await open(runtime, results, round, event.questions)] }
  }

  if (!event.action) await planExtras(planning, await results.listRounds())
  const moved: Round[] = []
  let rounds = await results.listRounds()
  for (const { id } of rounds) {
    const round = rounds.find((one) => one.id === id)!
    const changed = await move(planning, round, await orderFor(runtime, event, round), rounds, event)
    if (!changed) continue
    rounds = rounds.map((one) => (one.id === id ? changed : one))
    moved.push(changed)
  }
  if (!event.action) {
    await planNext(planning, rounds)
    await tell(runtime, results, schedule, await results.listRounds())
    await forgetOldest(runtime, rounds)
    await noteRun(runtime, runtime.table('results'), 'clock')
  }
  return { rounds: moved }
}

/** While a backup is being put here nothing moves: half of a directory would be frozen as a season. @throws to an operator */
function rest({ action }: ClockEvent): { rounds: Round[] } {
  if (action) throw new Error('A backup is being restored here. Bring the restore to its end first.')
  return { rounds: [] }
}

/** What the operator asks for, else what HR ordered. */
async function orderFor(
  runtime: Runtime,
  event: Exclude<ClockEvent, { action: 'open' }>,
  { id, state }: Round,
): Promise<RoundOrder | null> {
  if (event.action) return event.round === id ? event.action : null
  return state === 'open' || state === 'closed' ? getOrder(runtime.table('commons'), id) : null
}

/** The arrow that is due, if any: the round as it stands then. */
async function move(
  { runtime, results, now }: Planning,
  round: Round,
  order: RoundOrder | null,
  rounds: Round[],
  { action }: ClockEvent,
): Promise<Round | null> {
  const to = async (next: Round) => {
    await results.moveRound(round.state, next)
    return (await results.getRound(round.id))!
  }
  // What was cancelled is never counted; the tally shreds it.
  if (order === 'cancel' && isUnpublished(round))
    return to({ ...round, ...(round.state === 'planned' && { shredded: true }), state: 'void' })
  if (round.state === 'open' && (order === 'close' || now.getTime() >= issuerStops(round))) {
    const closes = new Date(Math.min(now.getTime(), issuerStops(round))).toISOString()
    return to({ ...round, state: 'closed', closes })
  }
  if (round.state !== 'planned' || action || now < new Date(round.opens)) return null
  if (isMissed(round, now)) return to({ ...round, state: 'void', shredded: true })
  // One at a time: it waits for the one that an operator opened by hand.
  if (rounds.some(({ state }) => state === 'open')) return null
  return open(runtime, results, round)
}

const isUnpublished = ({ state }: Round) => state === 'planned' || state === 'open' || state === 'closed'

/** Keys first, then the manifest under its hash, then the one write that makes both the round's. */
async function open(
  runtime: Runtime,
  results: ResultsStore,
  round: Round,
  given?: ManifestQuestion[],
): Promise<Round> {
  const season = await seasonFor(runtime, results, quarterOf(round.season), round.k)
  const keys = await freshKeys()
  const directory = runtime.table('directory')
  const [active, newcomers, questions] = await Promise.all([
    rosterSeats(directory, season),
    newcomersOf(directory, season),
    given ?? questionsOf(runtime.table('commons'), round.opens),
  ])
  // A season's quorum holds for its rounds: raising it waits for the next.
  const current = { ...round, season: season.id, k: season.k, seasonStarts: season.starts }
  const manifest = makeManifest(current, season, active, newcomers, questions, keys)
  if (!manifest) {
    runtime.log.warn('Too few members for a round', { round: round.id })
    await results.moveRound('planned', { ...current, state: 'void', shredded: true })
    return (await results.getRound(round.id))!
  }
  const bytes = utf8ToBytes(JSON.stringify(manifest))
  const hash = manifestHash(bytes)
  await runtime.keys.put(issuingKeyPath(round.id, keyName(keys.issuing.public)), keys.issuing.secret)
  await runtime.keys.put(sealingKeyPath(round.id, keyName(keys.sealing.public)), keys.sealing.secret)
  await results.putManifest(round.id, hash, bytes)
  const opened = await results.moveRound('planned', { ...current, state: 'open', manifest: hash })
  if (opened) runtime.log.info('Round opened', { round: round.id, cells: manifest.cells.length })
  return (await results.getRound(round.id))!
}

/**
 * The clock: looks at the state and does what is due. Every arrow is one conditional write, so a tick that is missed,
 * doubled or late changes nothing but the moment.
 */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { manifestHash } from '#shared/ballot/client.ts'
import { keyName } from '#shared/ballot/key-name.ts'
import {
  closingAfter,
  isoWeek,
  nextOpening,
  type Schedule,
  seasonOf,
  usualWeek,
} from '#shared/round/calendar.ts'
import { closedBy, closuresOf } from '#shared/round/holidays.ts'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import { issuerStops, issuingKeyPath, type Round, sealingKeyPath } from '#shared/round/round.ts'
import { quarterOf } from '#shared/round/season.ts'
import { newcomersOf, readStructure, rosterSeats } from '../platform/directory.ts'
import { noteRun } from '../platform/last-runs.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { seasonFor } from '../platform/seasons.ts'
import { settingsOf } from '../platform/settings.ts'
import { freshKeys, makeManifest } from './manifest.ts'
import { questionsOf } from './questions.ts'
import { tell } from './tell.ts'

/** Without an action the clock does what is due; the operator's `quorum round open|close` names one. */
export type ClockEvent =
  | { action?: undefined }
  | { action: 'open'; opens?: string; closes?: string; grace?: number; questions?: ManifestQuestion[] }
  | { action: 'close'; round: string }
  | { action: 'cancel'; round: string }

/** Seconds that the box stays open for ballots whose credential was drawn in time. */
const usualGrace = 600

export async function tick(runtime: Runtime, event: ClockEvent = {}): Promise<{ rounds: Round[] }> {
  const results = resultsStore(runtime.table('results'))
  const closed = closedBy(closuresOf(runtime.environment.HOLIDAYS))
  const { k, timeZone } = settingsOf(runtime)
  const schedule = usualWeek(timeZone, closed)
  const now = runtime.now()

  if (event.action === 'open') {
    const closes = event.closes ? new Date(event.closes) : closingAfter(now, schedule)
    // Data of an earlier week keep its week; they are answered now, in the season that runs now.
    const opens = event.opens ? new Date(event.opens) : now
    const round = {
      ...newRound(runtime, schedule, k, opens, closes, event.grace ?? usualGrace),
      season: seasonOf(now, schedule.timeZone),
    }
    await results.planRound(round)
    return { rounds: [await open(runtime, results, round, event.questions)] }
  }

  const rounds = await results.listRounds()
  const moved: Round[] = []
  for (const round of rounds) {
    // What was cancelled is never counted; the tally shreds it.
    if (event.action === 'cancel' && event.round === round.id && isUnpublished(round)) {
      const shredded = round.state === 'planned' ? { shredded: true } : {}
      await results.moveRound(round.state, { ...round, ...shredded, state: 'void' })
      moved.push((await results.getRound(round.id))!)
      continue
    }
    if (
      round.state === 'open' &&
      ((event.action === 'close' && event.round === round.id) || now.getTime() >= issuerStops(round))
    ) {
      const closes = new Date(Math.min(now.getTime(), issuerStops(round))).toISOString()
      await results.moveRound('open', { ...round, state: 'closed', closes })
      moved.push((await results.getRound(round.id))!)
    }
    if (round.state === 'planned' && !event.action && now >= new Date(round.opens)) {
      const missed = now.getTime() >= issuerStops(round)
      if (missed) await results.moveRound('planned', { ...round, state: 'void', shredded: true })
      else moved.push(await open(runtime, results, round))
    }
  }
  if (!event.action) {
    const standing = await results.listRounds()
    await planNext(runtime, results, schedule, k, now, standing)
    await tell(runtime, results, schedule, standing)
    await noteRun(runtime, runtime.table('results'), 'clock')
  }
  return { rounds: moved }
}

const isUnpublished = ({ state }: Round) => state === 'planned' || state === 'open' || state === 'closed'

/** There is always a next round, once there are people to ask. */
async function planNext(
  runtime: Runtime,
  results: ResultsStore,
  schedule: Schedule,
  k: number,
  now: Date,
  rounds: Round[],
): Promise<void> {
  if (rounds.some(({ state }) => state === 'planned')) return
  const { structure } = await readStructure(runtime.table('directory'))
  if (structure.teams.length === 0) return
  const lastClosing = Math.max(now.getTime(), ...rounds.map(issuerStops))
  const opens = nextOpening(new Date(lastClosing), schedule)
  await results.planRoundOnce(
    newRound(runtime, schedule, k, opens, closingAfter(opens, schedule), usualGrace),
  )
}

function newRound(
  runtime: Runtime,
  schedule: Schedule,
  k: number,
  opens: Date,
  closes: Date,
  grace: number,
): Round {
  const { timeZone } = schedule
  return {
    id: `${isoWeek(opens, timeZone)}-${bytesToHex(runtime.random(2))}`,
    season: seasonOf(opens, timeZone),
    seasonStarts: '',
    state: 'planned',
    k,
    opens: opens.toISOString(),
    closes: closes.toISOString(),
    announced: closes.toISOString(),
    grace,
  }
}

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

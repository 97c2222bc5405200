/**
 * The tally: closed → published → shredded, or void. It may die at any line and start again: everything before the one
 * conditional write gives the same bytes again, everything after it only deletes.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64url } from '#shared/ballot/bytes.ts'
import { keyName } from '#shared/ballot/key-name.ts'
import { receiptList } from '#shared/ballot/receipt.ts'
import { readKeyPair } from '#shared/ballot/sealing.ts'
import { verdictsByGroup } from '#shared/insight/verdicts-by-group.ts'
import type { PublishedRound } from '#shared/published/published.ts'
import {
  boxStops,
  type Round,
  roundKeys,
  sealingKeyPath,
  shreddingIsLate,
  tallyStarts,
} from '#shared/round/round.ts'
import { noteRun } from '../platform/last-runs.ts'
import { type ResultsStore, resultsStore } from '../platform/results.ts'
import type { Runtime } from '../platform/runtime.ts'
import { countBallots } from './count.ts'
import { release } from './release.ts'
import { countIssued, deleteAll } from './sealed-store.ts'

/** `round` and `immediately` come from the operator's `quorum round publish`: it waits for the box, not for clock skew. */
export interface TallyEvent {
  round?: string
  immediately?: boolean
}

export async function runTally(runtime: Runtime, event: TallyEvent = {}): Promise<{ rounds: Round[] }> {
  const results = resultsStore(runtime.table('results'))
  const rounds: Round[] = []
  const failures: unknown[] = []
  for (const round of await results.listRounds()) {
    if (event.round && event.round !== round.id) continue
    if (!isDue(round, runtime.now().getTime(), event.immediately ?? false)) continue
    if (shreddingIsLate(round, runtime.now().getTime()))
      runtime.log.error('Not shredded an hour after closing', { round: round.id })
    // A round that cannot be finished must not keep the others from their shredding.
    await finishRound(runtime, results, round).then(
      (finished) => rounds.push(finished),
      (error) => failures.push(error),
    )
  }
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures)
  if (!event.round) await noteRun(runtime, runtime.table('results'), 'tally')
  return { rounds }
}

function isDue(round: Round, now: number, immediately: boolean): boolean {
  if (round.state === 'closed') return now >= (immediately ? boxStops(round) : tallyStarts(round))
  return round.state === 'published' || (round.state === 'void' && !round.shredded)
}

async function finishRound(runtime: Runtime, results: ResultsStore, start: Round): Promise<Round> {
  let round = start
  if (round.state === 'closed') round = await publish(runtime, results, round)
  if (round.state === 'published') await writeGroupRows(results, round)
  await deleteAll(runtime.table('ballots'), round.id)
  await deleteAll(runtime.table('issuance'), round.id)
  await runtime.keys.delete(await runtime.keys.list(roundKeys(round.id)))
  const shredded: Round =
    round.state === 'void' ? { ...round, shredded: true } : { ...round, state: 'shredded', shredded: true }
  await results.moveRound(round.state, shredded)
  runtime.log.info('Round shredded', { round: round.id, state: shredded.state })
  return shredded
}

/** Counts, gates and stages, then publishes by one conditional write. If another run was faster, its result stands. */
async function publish(runtime: Runtime, results: ResultsStore, round: Round): Promise<Round> {
  const [manifest, season] = await Promise.all([results.getManifest(round), results.getSeason(round.season)])
  const secret =
    manifest && (await runtime.keys.get(sealingKeyPath(round.id, keyName(manifest.keys.sealing))))
  if (!manifest || !round.manifest || !season || !secret)
    throw new Error(`round ${round.id} cannot be tallied: manifest, season or sealing key is missing`)

  const key = await readKeyPair(secret, manifest.keys.sealing)
  const [counted, credentials] = await Promise.all([
    countBallots(runtime.table('ballots'), round.id, manifest, round.manifest, key),
    countIssued(runtime.table('issuance'), round.id),
  ])
  // Deleting begins after publishing: a round that still is closed was counted whole. Another's leavings are never staged.
  const current = await results.getRound(round.id)
  if (current?.state !== 'closed') return current ?? round
  const { receipts, spoiled, comments } = counted
  runtime.log.info('Round counted', { round: round.id, ballots: receipts.length, spoiled, ...comments })

  if (receipts.length < round.k) return move(results, 'closed', { ...round, state: 'void' })

  const history = await publishedBefore(results, round)
  const { published, receiptLength } = release({ manifest, season, history, counted, credentials })
  const resultBytes = utf8ToBytes(JSON.stringify(published))
  const receiptBytes = utf8ToBytes(
    JSON.stringify({ round: round.id, receipts: receiptList(receipts, secret, receiptLength) }),
  )
  const hash = toBase64url(sha256(concatBytes(resultBytes, receiptBytes)))
  await results.stageResult(round.id, hash, resultBytes, receiptBytes)
  if (published.organisation.integrity === 'alarm')
    runtime.log.error('More ballots than credentials in a cell', { round: round.id })
  return move(results, 'closed', {
    ...round,
    state: 'published',
    result: hash,
    published: runtime.now().toISOString(),
  })
}

/** What earlier rounds of the same season published; one still waiting for its own tally will know this one. */
async function publishedBefore(results: ResultsStore, round: Round): Promise<PublishedRound[]> {
  const history: PublishedRound[] = []
  for (const other of await results.listRounds()) {
    if (other.season !== round.season || !other.result) continue
    const published = await results.getPublished(other)
    if (!published) throw new Error(`round ${other.id} is published, but its result is missing`)
    history.push(published)
  }
  return history
}

async function move(results: ResultsStore, from: Round['state'], next: Round): Promise<Round> {
  await results.moveRound(from, next)
  return (await results.getRound(next.id))!
}

/** Rounds that verdicts are told from: half a year, as the dashboard shows it. */
const judgedRounds = 26

/** The last rounds up to this one, whatever their season. Later ones are left out, so that a second run writes the same. */
async function publishedUpTo(results: ResultsStore, published: PublishedRound): Promise<PublishedRound[]> {
  const before = (await results.listRounds()).filter(({ id, result }) => result && id < published.round)
  const known = await Promise.all(before.slice(1 - judgedRounds).map((round) => results.getPublished(round)))
  return [...known.filter((one) => one !== undefined), published]
}

/** A trend is one Query per group, so each group of the published round gets its own row, with what moved. */
async function writeGroupRows(results: ResultsStore, round: Round): Promise<void> {
  const [published, manifest] = await Promise.all([results.getPublished(round), results.getManifest(round)])
  if (!published) throw new Error(`round ${round.id} is published, but its result is missing`)
  const { questions, organisation } = published
  const rated = manifest?.questions.some(({ scale }) => scale === '0-10')
  const row = { round: round.id, season: round.season, questions }
  const verdicts = verdictsByGroup(await publishedUpTo(results, published))
  const atOnce = 16
  for (let i = 0; i < published.groups.length; i += atOnce)
    await Promise.all(
      published.groups.slice(i, i + atOnce).map((group) => {
        const enps = rated && group.kind === 'organisation' ? { enps: organisation.enps } : {}
        return results.putGroupRow({ ...row, group, ...enps, verdicts: verdicts[group.id] ?? {} })
      }),
    )
}

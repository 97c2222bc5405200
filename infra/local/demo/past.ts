/**
 * The demonstration's past weeks: ballots are sealed to each round's key and put into the table, then the real clock,
 * tally and gate do what they always do. The sealed zone of the past is an engine of its own, gone when it is done.
 */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { ballotPlaintext, commentPlaintext } from '#shared/ballot/client.ts'
import { placeOf } from '#shared/ballot/credential.ts'
import { shardOf } from '#shared/ballot/issuance.ts'
import { readPublicKey, seal } from '#shared/ballot/sealing.ts'
import { cellOfSeat, type Manifest } from '#shared/round/manifest.ts'
import { expiryOf, type Round } from '#shared/round/round.ts'
import type { Part } from '../../../functions/platform/needs.ts'
import { type DataDirectory, freshSealed } from '../directory.ts'
import { clientConfig, type Engine, startEngine } from '../engine.ts'
import { keyFiles } from '../key-files.ts'
import { loadPart, type Surroundings, tableNameOf } from '../parts-here.ts'
import type { RoundsHere } from '../rounds-here.ts'
import { answersOf, type Standing, votes } from './model.ts'

export interface PastWeek {
  /** ISO week of its round, "2026-W21". */
  week: string
  opens: Date
  closes: Date
}

export interface Past {
  directory: DataDirectory
  surroundings: Surroundings
  rounds: RoundsHere
  standings: Standing[]
  weeks: PastWeek[]
  /** Weeks of the latent model before them. */
  before: number
  progress(done: number, of: number): void
}

/** Makes what is missing of the weeks, oldest first. Safe to call again after a kill at any point. */
export async function makePast({
  directory,
  surroundings,
  rounds,
  standings,
  weeks,
  before,
  progress,
}: Past): Promise<void> {
  const known = await rounds.listRounds()
  const missing: number[] = []
  for (const [i, { week }] of weeks.entries()) {
    const round = known.find(({ id }) => id.startsWith(week))
    if (round?.state === 'shredded' || round?.state === 'void') continue
    missing.push(i)
    // Its keys and ballots died with the engine of the past; what was published already is finished below.
    if (round && round.state !== 'published') await rounds.forget(round.id)
  }
  if (missing.length === 0) return

  await freshSealed(directory.seeding)
  const engine = await startEngine(
    join(directory.seeding, 'database'),
    ['issuance', 'ballots'].map((name) => tableNameOf(name as 'ballots')),
  )
  try {
    for (const i of missing) {
      progress(i, weeks.length)
      await makeWeek({
        engine,
        directory,
        surroundings,
        rounds,
        standings,
        week: weeks[i]!,
        number: before + i,
      })
    }
    progress(weeks.length, weeks.length)
  } finally {
    await engine.close()
    await rm(directory.seeding, { recursive: true, force: true })
  }
}

async function makeWeek(given: {
  engine: Engine
  directory: DataDirectory
  surroundings: Surroundings
  rounds: RoundsHere
  standings: Standing[]
  week: PastWeek
  number: number
}): Promise<void> {
  const { engine, directory, rounds, standings, week, number } = given
  let now = week.opens
  const keys = keyFiles(join(directory.seeding, 'keys'))
  const past: Surroundings = {
    ...given.surroundings,
    endpointOf: (table) =>
      table === 'ballots' || table === 'issuance' ? engine.endpoint : given.surroundings.endpointOf(table),
    keysOf: () => keys,
    now: () => now,
  }
  const [clock, tally] = await Promise.all([loadPart('clock', past), loadPart('tally', past)])
  const published = (await rounds.listRounds()).find(
    ({ id, state }) => id.startsWith(week.week) && state === 'published',
  )
  if (!published) {
    const opened = await run(clock, { action: 'open', closes: week.closes.toISOString(), grace: 0 })
    const round = opened.rounds[0]!
    if (round.state !== 'open') throw new Error(`the past round ${round.id} did not open`)
    await castAll(engine, round, (await rounds.getManifest(round))!, standings, number)
    now = week.closes
    await run(clock, { action: 'close', round: round.id })
  }
  now = new Date(week.closes.getTime() + 10 * 60_000)
  await run(tally, {})
}

const run = async (part: Part, event: object): Promise<{ rounds: Round[] }> => {
  if (part.kind !== 'schedule') throw new Error('clock and tally are scheduled')
  return (await part.run(event)) as { rounds: Round[] }
}

/** Everybody who votes: an issuance and two envelopes, as the answer page would have left them. */
async function castAll(
  engine: Engine,
  round: Round,
  manifest: Manifest,
  standings: Standing[],
  number: number,
): Promise<void> {
  const key = await readPublicKey(manifest.keys.sealing)
  const expires = expiryOf(round)
  const binding = { manifest: round.manifest! }
  const issuance: object[] = []
  const ballots: object[] = []
  const put = async (kind: 'ballot' | 'comment', cell: string, plaintext: Uint8Array) => {
    const place = placeOf(randomBytes(32))
    const sealed = await seal(key, { ...binding, cell, kind }, place, plaintext)
    ballots.push({ pk: shardOf(round.id, place), sk: place, kind, cell, sealed, expires })
  }
  const empty = commentPlaintext()
  await Promise.all(
    standings.map(async (who) => {
      const cell = votes(who, number) && cellOfSeat(manifest, { team: who.team, level: who.level })?.id
      if (!cell) return
      // The past drew its credentials from nobody's phone: the record says only that somebody of this cell did.
      const member = randomBytes(32).toString('hex')
      issuance.push({
        pk: shardOf(round.id, member),
        sk: member,
        elements: randomBytes(32).toString('base64url'),
        cell,
        expires,
      })
      await put('ballot', cell, ballotPlaintext(manifest, answersOf(who, manifest.questions, number)))
      await put('comment', cell, empty)
    }),
  )
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(engine.endpoint)))
  await writeAll(client, tableNameOf('issuance'), issuance)
  await writeAll(client, tableNameOf('ballots'), ballots)
  client.destroy()
}

const batch = 25

async function writeAll(client: DynamoDBDocumentClient, table: string, items: object[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(items.length / batch) }, (_, i) =>
    items.slice(i * batch, (i + 1) * batch),
  )
  await Promise.all(
    batches.map((some) =>
      client.send(
        new BatchWriteCommand({ RequestItems: { [table]: some.map((Item) => ({ PutRequest: { Item } })) } }),
      ),
    ),
  )
}

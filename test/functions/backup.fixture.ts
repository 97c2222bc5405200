/** An organisation with a published round, another that is open with ballots in its box, and every kind of secret; and what a backup of it says. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Decrypter } from 'age-encryption'
import { cellOfSeat, type Manifest } from '#shared/round/manifest.ts'
import { type Round, tallyStarts } from '#shared/round/round.ts'
import type { Place } from '../../infra/command/backup/place.ts'
import { clientConfig } from '../../infra/local/engine.ts'
import { loadPart, tableNameOf } from '../../infra/local/parts-here.ts'
import { envelopes, putPerson } from './ballots.fixture.ts'
import { askBox, draw } from './member.fixture.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { hour, startWeek, type Week } from './week.fixture.ts'

const sizes = [10, 12, 9, 11]
const day = 24 * hour

export const placeOf = (week: Week): Place => ({
  client: new DynamoDBClient(clientConfig(week.engine.endpoint)),
  tables: {
    directory: tableNameOf('directory'),
    results: tableNameOf('results'),
    commons: tableNameOf('commons'),
  },
  now: week.now(),
  name: 'the week',
})

/** As a deployment or a start leaves it, before anybody was imported. */
export async function startUpgraded(at?: number): Promise<Week> {
  const week = await startWeek()
  if (at !== undefined) week.at(at)
  await upgrade(week)
  return week
}

export async function upgrade(week: Week): Promise<unknown> {
  const part = await loadPart('upgrade', week.surroundings)
  if (part.kind !== 'deployment') throw new Error('the upgrade comes with a deployment')
  return part.run()
}

export interface Past {
  week: Week
  published: Round
  open: Round
  manifest: Manifest
}

export async function startWithPast(): Promise<Past> {
  const week = await startUpgraded()
  await week.people(smallOrganisation(sizes))
  const first = await week.open()
  await answerAll(week, first)
  await week.clock()
  week.at(first.closes)
  await week.clock()
  week.at(tallyStarts(first))
  await week.tally()
  // The next Thursday, in the morning.
  week.at('2026-11-26T09:00:00Z')
  await week.clock()

  const done = async (path: string, body: object) => {
    const response = await week.post(path, body)
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  }
  await done('/api/channels/teams', { secret: 'https://teams.example/hook/very-secret' })
  await done('/api/webhooks', { url: 'https://programs.example/in', events: ['round.published'] })
  await done('/api/rounds/extra', {
    opens: new Date(week.now().getTime() + 33 * day).toISOString(),
    closes: new Date(week.now().getTime() + 34 * day).toISOString(),
    title: { fr: 'Encore', en: 'Another' },
  })
  await week.clock()

  const open = (await week.rounds.listRounds()).find(({ state }) => state === 'open')!
  const manifest = await answerAll(week, open)
  // Two of them as their browsers would, through issuer and box.
  for (const member of ['m1r1', 'm2r1']) {
    const drawn = await draw(week, open, manifest, member)
    for (const cast of [await drawn.cast(4), await drawn.comment('between us')]) {
      const response = await askBox(week, open.id, cast)
      if (!response.ok) throw new Error(await response.text())
    }
  }
  await week.clock()
  const published = (await week.rounds.getRound(first.id))!
  return { week, published, open, manifest }
}

async function answerAll(week: Week, round: Round): Promise<Manifest> {
  const manifest = (await week.rounds.getManifest(round))!
  const box = await envelopes(week, round, manifest)
  for (const [i, size] of sizes.entries()) {
    const cell = cellOfSeat(manifest, { team: `m${i + 1}`, level: 'rep' })!.id
    for (let n = 1; n < size; n++) await putPerson(box, cell, ((n % 5) + 1) as 1 | 2 | 3 | 4 | 5)
  }
  return manifest
}

/** The text of a backup, by nothing of Quorum: age, then gunzip. */
export async function decrypted(file: string, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return gunzipSync(await decrypter.decrypt(new Uint8Array(await readFile(file)))).toString()
}

/** The same with every page of a long text unfolded, so that nothing hides in a compressed one. */
export function unfolded(text: string): string {
  const pages = [...text.matchAll(/"B":"([\w+/=]+)"/g)].map(([, base64]) => {
    const bytes = Buffer.from(base64!, 'base64')
    return bytes[0] === 0x1f ? gunzipSync(bytes).toString() : bytes.toString('base64')
  })
  return [text, ...pages].join('\n')
}

/** Every key of the key store of this machine, by its path. */
export async function keysIn(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = files
    .filter((one) => one.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length), await readFile(path, 'utf8')] as const
    })
  return new Map(await Promise.all(found))
}

/** The history on IndexedDB, in a database of its own: no request of this page reads it. */
import { del, get, set, setMany, type UseStore, values } from 'idb-keyval'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Kept } from '../sending/kept.ts'
import { openDatabase, prefix } from './databases.ts'
import {
  following,
  keyOfRound,
  missingFrom,
  type OwnRound,
  ownRound,
  type RememberedRound,
} from './history.ts'

export const historyDatabase = (): Promise<UseStore> => openDatabase(`${prefix}-history`, 'rounds')

/** One after the other, as sending goes on: each step rests on the one before. */
let last: Promise<void> = Promise.resolve()

/** A device that cannot write has no history, and that stops nobody from answering. */
export function remember(
  link: { member: string; round: string },
  manifest: Manifest | undefined,
  kept: Kept,
): Promise<void> {
  last = last.then(() => follow(link, manifest, kept)).catch(() => {})
  return last
}

async function follow({ member, round }: OwnRoundKey, manifest: Manifest | undefined, kept: Kept) {
  const database = await historyDatabase()
  const key = keyOfRound({ member, round })
  const current = await get<RememberedRound>(key, database)
  const next = following(current, kept, (answers) =>
    ownRound({ member, round }, manifest?.questions ?? [], answers),
  )
  if (next) await set(key, next, database)
  else if (current) await del(key, database)
}

type OwnRoundKey = Pick<OwnRound, 'member' | 'round'>

/** What has been sent; read after whatever is still being written. */
export async function readHistory(): Promise<OwnRound[]> {
  await last
  const rounds = await values<RememberedRound>(await historyDatabase())
  return rounds.filter(({ sent }) => sent).map(({ sent, ...round }) => round)
}

/** Adds what is not here yet, all or nothing, and gives how many that were. */
export async function addHistory(rounds: OwnRound[]): Promise<number> {
  const missing = missingFrom(await readHistory(), rounds)
  const records = missing.map((round): [string, RememberedRound] => [
    keyOfRound(round),
    { ...round, sent: true },
  ])
  await setMany(records, await historyDatabase())
  return missing.length
}

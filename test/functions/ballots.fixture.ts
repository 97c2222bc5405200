/** Sealed ballots put straight into the table, as the box would have left them, for rounds that only the tally looks at. */
import { randomBytes } from 'node:crypto'
import { ballotPlaintext, commentPlaintext, newThread } from '#shared/ballot/client.ts'
import { placeOf } from '#shared/ballot/credential.ts'
import { shardOf } from '#shared/ballot/issuance.ts'
import type { Answer } from '#shared/ballot/plaintext.ts'
import { noComment } from '#shared/ballot/plaintext.ts'
import { receiptOf } from '#shared/ballot/receipt.ts'
import { plaintextLength, readPublicKey, type SealingKey, seal } from '#shared/ballot/sealing.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import { expiryOf, type Round } from '#shared/round/round.ts'
import type { TableName } from '../../functions/platform/needs.ts'
import { answersTo } from './member.fixture.ts'

export interface Envelopes {
  round: Round
  manifest: Manifest
  key: SealingKey
  put(table: TableName, item: object): Promise<unknown>
}

export async function envelopes(
  week: Pick<Envelopes, 'put'>,
  round: Round,
  manifest: Manifest,
): Promise<Envelopes> {
  return { round, manifest, key: await readPublicKey(manifest.keys.sealing), put: week.put }
}

/** One more of a cell: its credential was drawn, its bytes are sealed. Returns the receipt. */
async function putSealed(
  { round, manifest, key, put }: Envelopes,
  kind: 'ballot' | 'comment',
  cell: string,
  plaintext: Uint8Array,
): Promise<string> {
  const place = placeOf(randomBytes(32))
  const binding = { manifest: round.manifest!, cell, kind }
  const sealed = await seal(key, binding, place, plaintext)
  const item = { pk: shardOf(manifest.round, place), sk: place, kind, cell, sealed, expires: expiryOf(round) }
  await put('ballots', item)
  return receiptOf(place, sealed)
}

export const putBallot = (box: Envelopes, cell: string, answer: Answer, rating = answer): Promise<string> =>
  putSealed(box, 'ballot', cell, ballotPlaintext(box.manifest, answersTo(box.manifest, answer, rating)))

export const putComment = (box: Envelopes, cell: string, text = ''): Promise<string> =>
  putSealed(
    box,
    'comment',
    cell,
    commentPlaintext(text === '' ? noComment : { text, thread: newThread().thread }),
  )

/** Well sealed, but of the right length only: no ballot. */
export const putSpoiled = (box: Envelopes, cell: string): Promise<string> =>
  putSealed(box, 'ballot', cell, new Uint8Array(plaintextLength.ballot).fill(0x20))

export async function putIssuance({ round, put }: Envelopes, cell: string): Promise<void> {
  const sk = randomBytes(32).toString('hex')
  const elements = randomBytes(32).toString('base64url')
  await put('issuance', { pk: shardOf(round.id, sk), sk, elements, cell, expires: expiryOf(round) })
}

/** Well sealed, with whatever it says: the page would have refused to write it. */
export function putSaying(box: Envelopes, cell: string, answers: object): Promise<string> {
  const plaintext = new Uint8Array(plaintextLength.ballot).fill(0x20)
  plaintext.set(new TextEncoder().encode(JSON.stringify({ v: 1, answers })))
  return putSealed(box, 'ballot', cell, plaintext)
}

/** One person of a cell who answered everything alike. */
export async function putPerson(
  box: Envelopes,
  cell: string,
  answer: Answer,
  rating = answer,
): Promise<string> {
  await putIssuance(box, cell)
  await putComment(box, cell)
  return putBallot(box, cell, answer, rating)
}

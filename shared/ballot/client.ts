/**
 * The member's side of the protocol, the same code in the answer page and in `quorum replay`.
 * Flow: verify the manifest → prepare (nonces, blinds) → issue → finish (proofs checked) → seal → cast. Whatever `prepare`
 * and `seal` return is kept before it is sent, so that a lost reply is asked for again with the same bytes.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { randomBytes } from '@noble/hashes/utils.js'
import type { Manifest } from '../round/manifest.ts'
import { fromBase64url, toBase64url } from './bytes.ts'
import { type Blinded, blind, type Evaluation, finalise, type Kind, kinds, placeOf } from './credential.ts'
import { type BallotAnswers, writeBallot, writeComment } from './plaintext.ts'
import { receiptOf as receiptOfBytes } from './receipt.ts'
import { readPublicKey, seal as sealPlaintext } from './sealing.ts'

/** Why the page stops: each has its sentence in both languages there. */
export class ProtocolError extends Error {
  constructor(
    readonly code:
      | 'manifest-differs'
      | 'manifest-unreadable'
      | 'cell-unknown'
      | 'cell-below-quorum'
      | 'proof-false',
  ) {
    super(code)
  }
}

export const manifestHash = (bytes: Uint8Array): string => toBase64url(sha256(bytes))

/** Throws ProtocolError when the bytes are not those that the link names. */
export function verifyManifest(bytes: Uint8Array, expectedHash: string): Manifest {
  if (manifestHash(bytes) !== expectedHash) throw new ProtocolError('manifest-differs')
  try {
    const manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Manifest
    if (manifest.version === 1) return manifest
  } catch {}
  throw new ProtocolError('manifest-unreadable')
}

/** Plain JSON, to be stored before anything is sent. */
export type Prepared = Record<Kind, Blinded>

export interface IssueRequest {
  member: string
  secret: string
  elements: Record<Kind, string>
}

export interface IssueResponse {
  cell: string
  evaluations: Record<Kind, Evaluation>
}

export interface Credentials {
  cell: string
  nonces: Record<Kind, string>
  outputs: Record<Kind, string>
}

export interface CastRequest {
  kind: 'ballot' | 'comment'
  cell: string
  nonce: string
  output: string
  sealed: string
}

export function prepare(manifest: Manifest, random: (bytes: number) => Uint8Array = randomBytes): Prepared {
  return byKind(() => blind(random(32), manifest.keys.issuing))
}

export const issueRequest = (prepared: Prepared, link: { member: string; secret: string }): IssueRequest => ({
  member: link.member,
  secret: link.secret,
  elements: byKind((kind) => prepared[kind].element),
})

/** Checks cell, quorum and every proof against the manifest. Throws ProtocolError. */
export function finish(
  prepared: Prepared,
  manifest: Manifest,
  hash: string,
  response: IssueResponse,
): Credentials {
  const cell = manifest.cells.find(({ id }) => id === response.cell)
  if (!cell) throw new ProtocolError('cell-unknown')
  if (cell.eligible < manifest.k) throw new ProtocolError('cell-below-quorum')
  try {
    return {
      cell: cell.id,
      nonces: byKind((kind) => prepared[kind].nonce),
      outputs: byKind((kind) =>
        finalise(
          prepared[kind],
          manifest.keys.issuing,
          { manifest: hash, cell: cell.id, kind },
          response.evaluations[kind],
        ),
      ),
    }
  } catch {
    throw new ProtocolError('proof-false')
  }
}

/** Padded plaintexts; both throw RangeError on what the tally would call spoiled. */
export const ballotPlaintext = (manifest: Manifest, answers: BallotAnswers): Uint8Array =>
  writeBallot(manifest.questions, answers)
export const commentPlaintext = writeComment

/** A key that only this device has, and the thread's public name. */
export function newThread(random: (bytes: number) => Uint8Array = randomBytes): {
  key: string
  thread: string
} {
  const key = random(32)
  return { key: toBase64url(key), thread: toBase64url(sha256(key)) }
}

/** Sealing draws fresh randomness: keep what it returns, and cast those bytes however often. */
export async function seal(
  manifest: Manifest,
  hash: string,
  credentials: Credentials,
  kind: 'ballot' | 'comment',
  plaintext: Uint8Array,
): Promise<CastRequest> {
  const { cell } = credentials
  const nonce = credentials.nonces[kind]
  const key = await readPublicKey(manifest.keys.sealing)
  const sealed = await sealPlaintext(key, { manifest: hash, cell, kind }, placeOf(nonce), plaintext)
  return { kind, cell, nonce, output: credentials.outputs[kind], sealed: toBase64url(sealed) }
}

/** What the device keeps of a cast ballot: 128 bits, hex. */
export const receiptOf = (cast: CastRequest): string =>
  receiptOfBytes(placeOf(cast.nonce), fromBase64url(cast.sealed))

const byKind = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, T>

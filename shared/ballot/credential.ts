/**
 * Blind credentials: POPRF of RFC 9497, suite P256-SHA256. The public `info` binds round, cell and kind.
 * Flow: member blinds a nonce → issuer evaluates with proof → member finalises → box recomputes the output.
 */
import { p256_hasher, p256_oprf } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { equalBytes, fromBase64url, lengthPrefixed, toBase64url } from './bytes.ts'

/** Every member always asks for all three, so that issuing never tells who comments or writes unnamed. */
export const kinds = ['ballot', 'comment', 'week'] as const
export type Kind = (typeof kinds)[number]

/** What a credential is bound to. `manifest` is the base64url SHA-256 of the manifest's bytes. */
export interface Binding {
  manifest: string
  cell: string
  kind: Kind
}

export interface Evaluation {
  /** base64url: compressed point and DLEQ proof. */
  evaluated: string
  proof: string
}

const poprf = ({ manifest, cell, kind }: Binding) =>
  p256_oprf.poprf(lengthPrefixed('quorum/1', fromBase64url(manifest), cell, kind))

/** A random issuing key pair, both base64url. */
export function generateIssuingKey(): { secret: string; public: string } {
  // Key generation does not depend on `info`: RFC 9497 §3.2.
  const { secretKey, publicKey } = p256_oprf.poprf(new Uint8Array()).generateKeyPair()
  return { secret: toBase64url(secretKey), public: toBase64url(publicKey) }
}

/** Issuer: whether it can evaluate this, which it asks before anything is remembered. */
export function isElement(element: string): boolean {
  try {
    p256_hasher.Point.fromBytes(fromBase64url(element))
    return true
  } catch {
    return false
  }
}

/** Issuer: RFC 9497 §3.3.3 BlindEvaluate. Throws on a point that is not one of the curve. */
export function evaluate(secret: string, binding: Binding, element: string): Evaluation {
  const { evaluated, proof } = poprf(binding).blindEvaluate(fromBase64url(secret), fromBase64url(element))
  return { evaluated: toBase64url(evaluated), proof: toBase64url(proof) }
}

/** Box: the output that belongs to a nonce, RFC 9497 §3.3.3 Evaluate, compared in constant time. */
export function isCredential(
  secret: string,
  binding: Binding,
  nonce: Uint8Array,
  output: Uint8Array,
): boolean {
  const expected = poprf(binding).evaluate(fromBase64url(secret), nonce)
  return equalBytes(expected, output)
}

export interface Blinded {
  /** base64url: the random nonce, the blind that hides it, and the point sent to the issuer. */
  nonce: string
  blind: string
  element: string
}

/** Member: hides a random 32-byte nonce. The cell is not known yet, and the blinded point does not depend on `info`. */
export function blind(nonce: Uint8Array, issuingKey: string): Blinded {
  const { blind, blinded } = p256_oprf.poprf(new Uint8Array()).blind(nonce, fromBase64url(issuingKey))
  return { nonce: toBase64url(nonce), blind: toBase64url(blind), element: toBase64url(blinded) }
}

/** Member: checks the proof against the key tweaked by `info` from the manifest, and unblinds. Throws on a false proof. */
export function finalise(
  blinded: Blinded,
  issuingKey: string,
  binding: Binding,
  evaluation: Evaluation,
): string {
  const suite = poprf(binding)
  const nonce = fromBase64url(blinded.nonce)
  // The library gives the tweaked key only with a blinding; that second blinding is thrown away.
  const { tweakedKey } = suite.blind(nonce, fromBase64url(issuingKey))
  const output = suite.finalize(
    nonce,
    fromBase64url(blinded.blind),
    fromBase64url(evaluation.evaluated),
    fromBase64url(blinded.element),
    fromBase64url(evaluation.proof),
    tweakedKey,
  )
  return toBase64url(output)
}

/** The place of a ballot: SHA-256 of its nonce, hex. */
export const placeOf = (nonce: string | Uint8Array): string =>
  bytesToHex(sha256(typeof nonce === 'string' ? fromBase64url(nonce) : nonce))

/** SHA-256 over the three blinded elements, base64url: what a retry must repeat. */
export const elementsHash = (elements: Record<Kind, string>): string =>
  toBase64url(sha256(lengthPrefixed(...kinds.map((kind) => fromBase64url(elements[kind])))))

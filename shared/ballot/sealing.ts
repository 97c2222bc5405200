/**
 * Sealed ballots: HPKE base mode, RFC 9180, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
 * One key pair a round; whoever destroys the private key has shredded every copy of every ballot.
 */
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from 'hpke'
import { fromBase64url, lengthPrefixed, toBase64url } from './bytes.ts'
import type { Binding, Kind } from './credential.ts'

/** Marked so that a bundle that seals nothing, the box's, leaves the whole library out. */
const suite = /* @__PURE__ */ new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM)

/** Bytes of a serialised public key, which opens every sealed message, and of the AEAD's tag, which closes it. */
const encapsulated = 65
const tag = 16

/** Every plaintext of a kind has this many bytes, so that a length tells nothing. */
export const plaintextLength: Record<'ballot' | 'comment', number> = { ballot: 1024, comment: 2048 }

/** The one length that the box takes of each kind. */
export const sealedLength = (kind: 'ballot' | 'comment'): number => encapsulated + plaintextLength[kind] + tag

/** A random sealing key pair, both base64url. */
export async function generateSealingKey(): Promise<{ secret: string; public: string }> {
  const pair = await suite.GenerateKeyPair(true)
  return {
    secret: toBase64url(await suite.SerializePrivateKey(pair.privateKey)),
    public: toBase64url(await suite.SerializePublicKey(pair.publicKey)),
  }
}

/** Binds a ciphertext to its round, cell, place and kind: moved anywhere else, it no longer opens. */
const additionalData = (binding: Binding, place: string): Uint8Array =>
  lengthPrefixed(fromBase64url(binding.manifest), binding.cell, place, binding.kind)

export type SealingKey = CryptoKey
export const readPublicKey = (key: string): Promise<SealingKey> =>
  suite.DeserializePublicKey(fromBase64url(key))
export type OpeningKey = { privateKey: CryptoKey; publicKey: CryptoKey }

/** WebCrypto derives no public key from a private one, so both halves are given. */
export const readKeyPair = async (secret: string, publicKey: string): Promise<OpeningKey> => ({
  privateKey: await suite.DeserializePrivateKey(fromBase64url(secret)),
  publicKey: await readPublicKey(publicKey),
})

/** Returns encapsulated key ‖ ciphertext. */
export async function seal(
  key: SealingKey,
  binding: Binding & { kind: Exclude<Kind, 'week'> },
  place: string,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  if (plaintext.length !== plaintextLength[binding.kind]) throw new RangeError('a plaintext is not padded')
  const sealed = await suite.Seal(key, plaintext, { aad: additionalData(binding, place) })
  const bytes = new Uint8Array(encapsulated + sealed.ciphertext.length)
  bytes.set(sealed.encapsulatedSecret)
  bytes.set(sealed.ciphertext, encapsulated)
  return bytes
}

/** Throws when the ballot was not sealed for exactly this binding and place. */
export function open(
  key: OpeningKey,
  binding: Binding,
  place: string,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  return suite.Open(key, sealed.subarray(0, encapsulated), sealed.subarray(encapsulated), {
    aad: additionalData(binding, place),
  })
}

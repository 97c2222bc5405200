/** A key's name in the key store: the hash of its public half, as the manifest shows it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64url } from './bytes.ts'

export const keyName = (publicKey: string): string => bytesToHex(sha256(fromBase64url(publicKey)))

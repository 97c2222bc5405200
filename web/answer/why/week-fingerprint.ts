/** The fingerprint of a link's week: the SHA-256 of the manifest's bytes, in hex, as any tool writes it. */
import { bytesToHex } from '@noble/hashes/utils.js'
import { fromBase64url } from '#shared/ballot/bytes.ts'
import type { Link } from '../opening/link.ts'

/** Null where the link holds none. The page opens no round whose bytes have another. */
export function weekFingerprint(link: Link | null): string | null {
  try {
    const bytes = fromBase64url(link?.manifest ?? '')
    return bytes.length === 32 ? bytesToHex(bytes) : null
  } catch {
    return null
  }
}

/** An answer, to be given again: sealed (JWE, dir, A256GCM) under a key of its record, so that no record opens another. */
import { CompactEncrypt, compactDecrypt } from 'jose'
import { fromBase64url } from '#shared/ballot/bytes.ts'

/** Headers that belong to an answer, and not to the moment in which it was given. */
const itsOwn = ['content-type', 'content-language', 'content-disposition', 'etag', 'location']
/** Bytes; what is longer is not kept. */
const longest = 64 * 1024

const encoder = new TextEncoder()

/** Null where it is too long. The response can still be read by somebody else. */
export async function sealAnswer(response: Response, key: Uint8Array): Promise<string | null> {
  const body = Buffer.from(await response.clone().arrayBuffer())
  if (body.byteLength > longest) return null
  const headers = itsOwn.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  const content = { status: response.status, headers, body: body.toString('base64url') }
  return new CompactEncrypt(encoder.encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(key)
}

export async function openAnswer(sealed: string, key: Uint8Array): Promise<Response> {
  const { plaintext } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  const { status, headers, body } = JSON.parse(new TextDecoder().decode(plaintext)) as {
    status: number
    headers: [string, string][]
    body: string
  }
  const bytes = new Uint8Array(fromBase64url(body))
  return new Response(bytes.byteLength > 0 ? bytes : null, { status, headers })
}

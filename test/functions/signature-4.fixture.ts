/** Whether a request to AWS is signed by whoever holds a secret key: Signature Version 4, recomputed. */
import { createHash, createHmac } from 'node:crypto'
import type { Post } from './receiver.fixture.ts'

const hex = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** @throws when there is no such header */
export function isSigned({ method, path, headers, body }: Post, secret: string): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(?<scope>(?<day>\d{8})\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request), SignedHeaders=(?<names>[\w;-]+), Signature=(?<signature>[0-9a-f]{64})$/
  const { scope, day, region, service, names, signature } = form.exec(headers.get('authorization') ?? '')!
    .groups as Record<string, string>
  // An empty query and a path that needs no encoding are all that Quorum calls.
  const request = [
    method,
    path,
    '',
    ...names!.split(';').map((name) => `${name}:${headers.get(name)!.trim()}`),
    '',
    names,
    hex(body),
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', headers.get('x-amz-date'), scope, hex(request)].join('\n')
  const key = [region!, service!, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day!))
  return hmac(key, text).toString('hex') === signature
}

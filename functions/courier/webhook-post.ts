/**
 * One POST to an address that somebody entered: to the public internet only, whatever a name resolves to at this moment;
 * no redirect is followed, nothing waits forever, and nothing of the answer but its status is read.
 */
import { type LookupAddress, lookup } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { literalOf, mayReach, webhookUrl } from '#shared/messages/webhook-address.ts'
import { patience } from './channels/failure.ts'

export interface WebhookPost {
  url: string
  headers: Record<string, string>
  body: string
  appOrigin: string
  /** Milliseconds. */
  timeout?: number | undefined
  /** Of names, for tests: the operating system's where nothing is said. */
  resolve?: typeof lookup | undefined
}

export interface WebhookAnswer {
  status: number
  retryAfter: string | undefined
}

class AddressRefused extends Error {
  code = 'ADDRESS_REFUSED'
}

/** @throws an error of Node's with a code, or ADDRESS_REFUSED before anything was sent */
export function postWebhook({
  url,
  headers,
  body,
  appOrigin,
  timeout = patience,
  resolve = lookup,
}: WebhookPost): Promise<WebhookAnswer> {
  return new Promise((answered, failed) => {
    // Looked at when it was entered; rules may have become stricter since.
    if (webhookUrl(url, appOrigin) === null) throw new AddressRefused()
    const { protocol, hostname } = new URL(url)
    const literal = literalOf(hostname)
    if (literal !== null && !mayReach(literal, appOrigin)) throw new AddressRefused()
    const asked = (protocol === 'https:' ? overHttps : overHttp)(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        // A connection of its own, so that none goes on to an address that a name had before.
        agent: false,
        lookup: guarded(resolve, appOrigin),
        signal: AbortSignal.timeout(timeout),
      },
      (response) => {
        answered({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
        response.destroy()
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}

/** The very addresses that were looked at are those that are connected to: a name that changes in between gains nothing. */
const guarded =
  (resolve: typeof lookup, appOrigin: string): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '')
      // One closed address among them is enough: nobody honest has one.
      if (found.length === 0 || !found.every(({ address }) => mayReach(address, appOrigin)))
        return callback(new AddressRefused(), '')
      if (options.all) return callback(null, found)
      callback(null, found[0]!.address, found[0]!.family)
    })
  }

/** One POST to a chat's address: no redirect is followed, nothing waits forever, and no answer is read to its end. */

import type { Sent } from './channel.ts'
import { patience, retry } from './failure.ts'

export interface Posting {
  url: string
  headers?: Record<string, string>
  /** An object goes as JSON. */
  body: object | URLSearchParams
  /** Milliseconds. */
  timeout?: number | undefined
}

export interface Answer {
  status: number
  retryAfter: string | null
  text: string
}

/** More than any answer that is looked at. */
const most = 64 * 1024

/** @throws what fetch throws; see `orRetry` */
export async function post({ url, headers, body, timeout = patience }: Posting): Promise<Answer> {
  const form = body instanceof URLSearchParams
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { ...(!form && { 'content-type': 'application/json; charset=utf-8' }), ...headers },
    body: form ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(timeout),
  })
  const { status } = response
  return { status, retryAfter: response.headers.get('retry-after'), text: await beginning(response) }
}

async function beginning({ body }: Response): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const parts: Uint8Array[] = []
  for (let size = 0; size < most; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts).toString()
    parts.push(value)
    size += value.length
  }
  await reader.cancel()
  return Buffer.concat(parts).toString()
}

export const retryAnswer = ({ status, retryAfter }: Answer): Sent => retry(`HTTP ${status}`, retryAfter)

/** Of a webhook: its channel or its workflow is no more. A refused password or payload may be put right. */
export const isGone = ({ status }: Answer): boolean => status === 404 || status === 410

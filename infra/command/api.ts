/**
 * The api of a Quorum, here or anywhere, by its bearer token. What a network lost or a busy server put off is asked again, three
 * times at most; every change carries a key of its own by which the same request is known again (Idempotency-Key).
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { CommandError, exits, unreachable } from './command-error.ts'

export interface Api {
  /** The application's origin. */
  app: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: object): Promise<T>
  put<T>(path: string, body: object, tag: string): Promise<T>
  /** Posts a file. @throws CommandError with every problem of it */
  csv<T>(path: string, file: Uint8Array<ArrayBuffer>): Promise<T>
}

interface ProblemBody {
  detail?: string
  title?: string
  code?: string
  problems?: unknown[]
}

/** A refusal. */
export class ApiError extends CommandError {
  readonly code: string | undefined
  /** Whether an earlier try may have arrived without its answer. */
  readonly again: boolean

  constructor(status: number, body: ProblemBody, again: boolean) {
    const exit =
      status === 401 || status === 403
        ? exits.forbidden
        : status === 429 || status > 500
          ? exits.unreachable
          : exits.refused
    const said = body.detail ?? body.title ?? `Quorum answered ${status}.`
    super(said, body.problems, { exit, problem: body })
    this.code = body.code
    this.again = again
  }
}

const tries = 3
const longest = 30_000
/** Milliseconds that an answer may take: an import writes for half a minute. */
const patience = 120_000

/** @param tell what is waited for, on a line of its own */
export function apiAt(app: string, token: string, tell: (text: string) => void = () => {}): Api {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en', accept: 'application/json' }

  async function ask<T>(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<T> {
    const keyed = init.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
    let lost = false
    const until = Date.now() + patience
    for (let left = tries; ; ) {
      const answer = await answerOf(app + path, {
        ...init,
        headers: { ...headers, ...keyed, ...init.headers },
      })
      if ('body' in answer) {
        const { status, body } = answer
        if (status < 300) return body as T
        // An earlier try is being done: its answer is waited for, however many seconds it takes.
        if (body.code === 'idempotency-running' && Date.now() < until) {
          await pause(answer.after ?? 1000)
          continue
        }
        if (left === 0 || (status !== 429 && status !== 503)) throw new ApiError(status, body, lost)
      } else {
        lost = true
        if (left === 0 || answer.final) throw unreachable(answer.lost)
      }
      const wait = 'body' in answer && answer.after !== null ? answer.after : 500 * 2 ** (tries - left)
      const why = 'body' in answer ? 'Quorum is busy.' : answer.lost
      tell(`${why} Trying again in ${Math.ceil(wait / 1000)} s …`)
      await pause(wait)
      left--
    }
  }

  const json = (method: string, body: object, more: Record<string, string> = {}) => ({
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...more },
  })
  return {
    app,
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, body) => ask(path, json('POST', body)),
    put: (path, body, tag) => ask(path, json('PUT', body, { 'if-match': tag })),
    csv: (path, body) => ask(path, { method: 'POST', body, headers: { 'content-type': 'text/csv' } }),
  }
}

type Answer =
  | { status: number; body: ProblemBody; after: number | null }
  /** No answer, or none of Quorum's; final where another try would bring the same. */
  | { lost: string; final: boolean }

async function answerOf(address: string, init: RequestInit): Promise<Answer> {
  const { origin } = new URL(address)
  try {
    // A token goes to the address that was named and to no other.
    const signal = AbortSignal.timeout(patience)
    const response = await fetch(address, { ...init, redirect: 'manual', signal })
    const { status, headers } = response
    const text = await response.text()
    if (status >= 300 && status < 400)
      return { lost: `${origin} sends on to ${headers.get('location')}. Name that address.`, final: true }
    const body = bodyOf(text)
    if (body === null && status < 429)
      return { lost: `${origin} answers ${status}, and not as Quorum’s api does.`, final: true }
    return { status, body: body ?? {}, after: afterOf(headers.get('retry-after')) }
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: Error & { code?: string } }
    const why = name === 'TimeoutError' ? 'no answer in time' : cause?.code || cause?.message || message
    return { lost: `${origin} cannot be reached (${why}).`, final: name === 'TimeoutError' }
  }
}

function bodyOf(text: string): ProblemBody | null {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : null
  } catch {
    return null
  }
}

/** Retry-After, seconds or a date (RFC 9110 §10.2.3), in milliseconds. */
function afterOf(value: string | null): number | null {
  if (value === null) return null
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(wait) ? null : Math.min(longest, Math.max(0, wait))
}

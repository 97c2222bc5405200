/** What may be said of a failure: a status or a code word, never a text, which could hold an address or a secret. */
import type { Sent } from './channel.ts'

/** Milliseconds that a provider has for one message, from the first packet to the last. */
export const patience = 10_000

/** Whatever goes wrong on the way may go well later. */
export async function orRetry(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send()
  } catch (error) {
    return { outcome: 'retry', reason: reasonOf(error) }
  }
}

/** Letters only: a number, an address or a token never passes for one. */
export const codeWord = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z][A-Za-z_]{1,49}$/.test(value) ? value : undefined

/** Node's code where there is one (of fetch, of what caused its error), else the name of the error's class. */
export function reasonOf(error: unknown): string {
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown }
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout'
  const { code: deeper } = (cause ?? {}) as { code?: unknown }
  return codeWord(deeper) ?? codeWord(code) ?? codeWord(name) ?? 'unknown'
}

/** To come back to, after the seconds of a Retry-After header. Its other form, a date, is no more than a hint. */
export function retry(reason: string, retryAfter?: string | null): Sent {
  const after = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined
  return { outcome: 'retry', reason, ...(after !== undefined && { after }) }
}

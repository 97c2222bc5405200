/** When to try again: what the service asked for, else exponential backoff with full jitter. */

const first = 1000
const longest = 60_000

/**
 * Milliseconds before the next attempt. `Retry-After` (seconds or an HTTP date, RFC 9110 §10.2.3) is a lower bound;
 * the jitter keeps a thousand phones that failed together from coming back together.
 */
export function pause(attempt: number, retryAfter: string | null, random: () => number, now: number): number {
  const jittered = Math.round(random() * Math.min(longest, first * 2 ** attempt))
  return Math.max(250, jittered, asked(retryAfter, now) + (retryAfter ? Math.round(random() * first) : 0))
}

function asked(retryAfter: string | null, now: number): number {
  if (!retryAfter) return 0
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds)
}

/** Worth another attempt: nothing was refused, the service was busy or broken. */
export function passing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500
}

/** When a message says nothing any more, and when to try again what a provider did not take. */
import type { MessageKind, RoundFacts } from './messages.ts'

const hour = 3600_000

/** From its first try a message is worth two days of others. */
const patience = 48 * hour
/** News of results are no news after this time. */
const fresh = 5 * 24 * hour

/** Whether there is no point in sending it any more: one cannot answer, or it is old. */
export function isLate(kind: MessageKind, { closes }: Pick<RoundFacts, 'closes'>, now: Date): boolean {
  const over = now.getTime() - Date.parse(closes)
  return kind === 'invitation' || kind === 'reminder' ? over >= 0 : over >= fresh
}

/**
 * Seconds until the next try, doubling from one minute to two hours, each ± a half so that a provider that comes back is
 * not met by everybody at once; null when patience is at its end.
 * @param attempts so far, at least 1
 * @param first instant of the first try
 * @param random from 0 to 1
 */
export function retryAfter(attempts: number, first: Date, now: Date, random: number): number | null {
  if (now.getTime() - first.getTime() >= patience) return null
  return Math.min(60 * 2 ** (attempts - 1), 7200) * (0.5 + random)
}

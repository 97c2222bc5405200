/** Says when rounds open, close and are published, a line each. Never how many have answered. */
import { Temporal } from 'temporal-polyfill'
import type { Round } from '#shared/round/round.ts'

/** "2026-12-03 09:00" */
export const minuteIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/** @returns the lines of what happened since it was asked before; the first time, none */
export function roundNews(timeZone: string): (rounds: Round[]) => string[] {
  let known: Set<string> | undefined
  return (rounds) => {
    const happened = rounds.flatMap((round) => eventsOf(round, timeZone))
    const news = known ? happened.filter((line) => !known!.has(line)) : []
    known = new Set(happened)
    return news
  }
}

function eventsOf(round: Round, timeZone: string): string[] {
  const { state, opens, closes, published, manifest } = round
  const [year, week] = round.id.split('-')
  const line = (instant: string, what: string) =>
    `${minuteIn(instant, timeZone)}  round ${year}-${week} ${what}`
  if (state === 'planned') return []
  if (!manifest) return [line(opens, 'did not open')]
  const lines = [line(opens, 'opened')]
  if (state !== 'open') lines.push(line(closes, 'closed'))
  if (published) lines.push(line(published, 'published'))
  if (state === 'void') lines.push(line(closes, 'ended without a result'))
  return lines
}

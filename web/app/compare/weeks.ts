/** Which two rounds are compared when nobody has chosen, and what their weeks are called. */
import type { RoundView } from '#shared/insight/view.ts'
import { mondayOf, weekNumber } from '#shared/language/weeks.ts'
import { fill, type Words } from '../words/words.ts'

type Dated = Pick<RoundView, 'id' | 'week'>

/** A driver's questions alternate from week to week, so that four weeks apart the same ones are asked. */
const apart = 4 * 7 * 24 * 3600 * 1000

export interface Pair {
  a: string
  b: string
}

/**
 * The latest and the last that is four weeks older or more, else the oldest; of what was chosen, each stays.
 * @param published newest first, two at least
 */
export function pairOf(published: Dated[], chosen: { a: string | null; b: string | null }): Pair {
  const b = chosen.b ?? published.find(({ id }) => id !== chosen.a)!.id
  return { a: chosen.a ?? before(published, b), b }
}

function before(published: Dated[], b: string): string {
  const at = published.findIndex(({ id }) => id === b)
  const older = published.slice(at + 1)
  const until = at < 0 ? 0 : mondayOf(published[at]!.week).getTime() - apart
  const found = older.find(({ week }) => mondayOf(week).getTime() <= until) ?? older.at(-1)
  // Before the oldest there is none: the one after it.
  return (found ?? published.find(({ id }) => id !== b)!).id
}

/** "43" and "47"; of two years "47 (2025)" and "47 (2026)". */
export function weekNames(words: Words, a: string, b: string): Pair {
  const year = (week: string) => week.slice(0, 4)
  const named = (week: string) =>
    year(a) === year(b)
      ? String(weekNumber(week))
      : fill(words.compare.weekOfYear, { week: weekNumber(week), year: year(week) })
  return { a: named(a), b: named(b) }
}

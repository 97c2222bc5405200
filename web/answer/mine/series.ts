/** The history as it is drawn: a line per driver over the weeks. */

import type { Localised } from '#shared/language/localised.ts'
import { mondayOf } from '#shared/language/weeks.ts'
import { drivers } from '#shared/questions/drivers.ts'
import { meanOf, type OwnRound, weekOf } from './history.ts'

export interface Point {
  week: string
  /** Weeks since the first that is drawn. */
  at: number
  score: number | null
}

export interface Series {
  driver: string
  /** As it was called last, of an organisation's own. */
  name?: Localised
  /** Oldest first. A week in which it was not asked has none. */
  points: Point[]
  last: number | null
  /** Of all before the last answer, and how many those are. */
  before: { mean: number | null; answers: number }
  declined: number
}

const order: readonly string[] = drivers
const weekLength = 7 * 24 * 3600_000

export const weeksBetween = (from: string, to: string): number =>
  Math.round((mondayOf(to).getTime() - mondayOf(from).getTime()) / weekLength)

/** Of one member, in the order in which people read drivers; an organisation's own come after. */
export function seriesOf(rounds: OwnRound[]): Series[] {
  const ordered = [...rounds].sort((a, b) => a.round.localeCompare(b.round))
  const names = [...new Set(ordered.flatMap(({ scores }) => Object.keys(scores)))]
  return names.sort((a, b) => placeOf(a) - placeOf(b)).map((driver) => series(driver, ordered))
}

const placeOf = (driver: string) => (order.includes(driver) ? order.indexOf(driver) : order.length)

function series(driver: string, rounds: OwnRound[]): Series {
  const first = weekOf(rounds[0]!.round)
  const points = rounds.flatMap(({ round, scores }) => {
    if (!Object.hasOwn(scores, driver)) return []
    const week = weekOf(round)
    return [{ week, at: weeksBetween(first, week), score: scores[driver]! }]
  })
  const given = points.flatMap(({ score }) => (score === null ? [] : [score]))
  const before = given.slice(0, -1)
  const name = rounds.findLast(({ names }) => names && Object.hasOwn(names, driver))?.names?.[driver]
  return {
    driver,
    ...(name && { name }),
    points,
    last: given.at(-1) ?? null,
    before: { mean: meanOf(before), answers: before.length },
    declined: points.length - given.length,
  }
}

/** Weeks from the first to the last, whatever was asked in them. */
export function spanOf(rounds: OwnRound[]): { from: string; to: string; weeks: number } {
  const weeks = rounds.map(({ round }) => weekOf(round)).sort()
  const [from, to] = [weeks[0]!, weeks.at(-1)!]
  return { from, to, weeks: weeksBetween(from, to) + 1 }
}

/** SVG path of a line in a box of `weeks` by 4, the best on top. A week between that was not answered breaks it. */
export function lineOf(points: { at: number; score: number | null }[]): string {
  return points
    .map(({ at, score }, i) => {
      if (score === null) return ''
      const before = points[i - 1]
      const joined = before && before.score !== null && before.at === at - 1
      return `${joined ? 'L' : 'M'}${at + 0.5} ${5 - score}h0`
    })
    .join('')
}

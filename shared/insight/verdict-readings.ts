/** Published rounds as numbers: what each group's questions of a driver read, round by round. */
import type { GroupKind, PublishedRound } from '../published/published.ts'
import { peopleOf, stepOf } from './band.ts'
import { askedDrivers, inOrder } from './driver.ts'

/** Rounds before the last that can still tell where a group stands: half a year. */
const memory = 26

export interface Reading {
  /** Position of the round, 0 for the first. */
  at: number
  /** Position among the driver's columns: one question in one round. */
  column: number
  /** Points, 0–100; where it is clipped, the least that rounds beyond the bound. */
  score: number
  /** 1 where the score lies at or over the bound, −1 at or under, 0 where it is told. */
  beyond: -1 | 0 | 1
  /** The middle of the band of answers. */
  people: number
  /** Rounding step, in points. */
  step: number
  /** Variance of rounding in squared points: step² / 12 (Sheppard 1898). */
  rounding: number
}

export interface Series {
  group: string
  kind: GroupKind
  /** Oldest first. */
  readings: Reading[]
}

export interface DriverReadings {
  driver: string
  columns: { at: number; question: string }[]
  /** Every group of the last round, in its order. */
  series: Series[]
}

export interface Readings {
  /** The rounds that are looked at, oldest first. */
  rounds: string[]
  drivers: DriverReadings[]
}

/** Rounds in any order; they sort by id. Mirrors are asked of few and make no driver. */
export function readingsOf(published: PublishedRound[]): Readings {
  const rounds = [...published].sort((a, b) => (a.round < b.round ? -1 : 1)).slice(-memory)
  const last = rounds.at(-1)
  if (!last) return { rounds: [], drivers: [] }
  const groups = rounds.map((round) => new Map(round.groups.map((group) => [group.id, group])))
  const drivers = inOrder(rounds.flatMap(({ questions }) => askedDrivers(questions)))
  return {
    rounds: rounds.map(({ round }) => round),
    drivers: drivers.map((driver) => {
      const columns = rounds.flatMap(({ questions }, at) =>
        questions
          .filter((question) => question.driver === driver && question.asked === 'all')
          .map(({ id }) => ({ at, question: id })),
      )
      const series = last.groups.map(({ id, kind }): Series => {
        const readings: Reading[] = []
        for (const [column, { at, question }] of columns.entries()) {
          const result = groups[at]!.get(id)?.results[question]
          if (!result || 'hidden' in result) continue
          const step = stepOf(result.answers)
          const beyond = result.clip === 'over' ? 1 : result.clip === 'under' ? -1 : 0
          readings.push({
            at,
            column,
            // What rounds to more than the bound is at least half a step beyond it.
            score: result.score + (beyond * step) / 2,
            beyond,
            people: peopleOf(result.answers),
            step,
            rounding: step ** 2 / 12,
          })
        }
        return { group: id, kind, readings }
      })
      return { driver, columns, series }
    }),
  }
}

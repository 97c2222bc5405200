/** Each group's line beside what all groups share, one value a round. */
import { unclipped } from './verdict-clip.ts'
import { commonOf } from './verdict-common.ts'
import type { Relative } from './verdict-noise.ts'
import type { DriverReadings, Reading, Series } from './verdict-readings.ts'

export interface Line extends Pick<Series, 'group' | 'kind'> {
  driver: string
  /** As published. */
  own: Relative[]
  /** What all groups share in the same rounds. */
  shared: Relative[]
  /** The difference of the two. */
  beside: Relative[]
}

/** So many teams can tell what is common to all; with fewer, every group helps. */
const enough = 4

export function linesOf({ driver, columns, series }: DriverReadings): { lines: Line[]; among: number } {
  const teams = series.filter(({ kind, readings }) => kind === 'team' && readings.length > 0)
  const some = teams.length >= enough ? new Set(teams) : new Set(series.filter((one) => one.readings.length > 0))
  const organisation = series.find(({ kind }) => kind === 'organisation')
  if (organisation && organisation.readings.length > 0) some.add(organisation)
  const of = (all: Series[]) => commonOf(all.filter((one) => some.has(one)), columns.length)

  // Bounds first as they stand, then as what they probably stood for.
  const first = of(series)
  const freed = series.map((one) => ({ ...one, readings: free(one.readings, first) }))
  const wanted = new Set([...some].map(({ group }) => group))
  const common = commonOf(freed.filter(({ group }) => wanted.has(group)), columns.length)
  const lines = freed.map(({ group, kind, readings }): Line => {
    const told = readings.filter(({ column }) => !Number.isNaN(common[column]!))
    const line = (value: (one: Reading) => number) => weekly(told, columns, value)
    return {
      driver,
      group,
      kind,
      own: line(({ score }) => score),
      shared: line(({ column }) => common[column]!),
      beside: line(({ score, column }) => score - common[column]!),
    }
  })
  return { lines, among: wanted.size }
}

function free(readings: Reading[], common: Float64Array): Reading[] {
  const bounded = readings.map(({ score, beyond, column }) => ({ value: score - common[column]!, beyond }))
  const values = unclipped(bounded, 0)
  return readings.map((one, i) => ({ ...one, score: values[i]! + common[one.column]! }))
}

/** Questions of one round make one value, as they make one score on a chart. */
function weekly(
  readings: Reading[],
  columns: { question: string }[],
  value: (one: Reading) => number,
): Relative[] {
  const rounds = new Map<number, Reading[]>()
  for (const one of readings) rounds.set(one.at, [...(rounds.get(one.at) ?? []), one])
  return [...rounds].map(([at, some]) => {
    const mean = (of: (one: Reading) => number) => some.reduce((sum, one) => sum + of(one), 0) / some.length
    return {
      at,
      value: mean(value),
      people: Math.min(...some.map(({ people }) => people)),
      rounding: mean(({ rounding }) => rounding) / some.length,
      step: Math.max(...some.map(({ step }) => step)),
      label: some.map(({ column }) => columns[column]!.question).join(),
    }
  })
}

/** Each group's line beside what all groups share, one value a round. */
import { unclipped } from './verdict-clip.ts'
import { commonOf } from './verdict-columns.ts'
import type { Relative } from './verdict-noise.ts'
import type { DriverReadings, Reading, Series } from './verdict-readings.ts'

export interface Line extends Pick<Series, 'group' | 'kind'> {
  driver: string
  /** As published, of the organisation only. */
  own: Relative[]
  /** What all groups share in the same rounds, of the organisation only. */
  shared: Relative[]
  /** What is published less what all groups share: the questions' own levels are out of it. */
  beside: Relative[]
}

/** So many teams can tell what is common to all; with fewer, every group helps. */
const enough = 4

export function linesOf({ driver, columns, series }: DriverReadings): Line[] {
  const teams = series.filter(({ kind, readings }) => kind === 'team' && readings.length > 0).length
  const tells = ({ kind, readings }: Series) =>
    readings.length > 0 && (kind === 'team' || kind === 'organisation' || teams < enough)
  // Bounds first as they stand, then as what they probably stood for.
  const first = commonOf(series.filter(tells), columns.length)
  const freed = series.map((one) => ({ ...one, readings: free(one.readings, first) }))
  const common = commonOf(freed.filter(tells), columns.length)
  return freed.map(({ group, kind, readings }): Line => {
    const told = readings.filter(({ column }) => !Number.isNaN(common[column]!))
    const line = (value: (one: Reading) => number, labels: boolean) =>
      weekly(told, value, ({ column }) => (labels ? columns[column]!.question : ''))
    return {
      driver,
      group,
      kind,
      own: kind === 'organisation' ? line(({ score }) => score, true) : [],
      shared: kind === 'organisation' ? line(({ column }) => common[column]!, true) : [],
      beside: line(({ score, column }) => score - common[column]!, false),
    }
  })
}

function free(readings: Reading[], common: Float64Array): Reading[] {
  const placed = readings.filter(({ column }) => !Number.isNaN(common[column]!))
  const bounded = placed.map(({ score, beyond, column }) => ({ value: score - common[column]!, beyond }))
  const values = unclipped(bounded, 0)
  return placed.map((one, i) => ({ ...one, score: values[i]! + common[one.column]! }))
}

/** Questions of one round make one value, as they make one score on a chart. */
function weekly(
  readings: Reading[],
  value: (one: Reading) => number,
  label: (one: Reading) => string,
): Relative[] {
  const line: Relative[] = []
  for (let from = 0; from < readings.length; ) {
    const { at } = readings[from]!
    let to = from + 1
    while (readings[to]?.at === at) to += 1
    const some = readings.slice(from, to)
    const sum = (of: (one: Reading) => number) => some.reduce((total, one) => total + of(one), 0)
    line.push({
      at,
      value: sum(value) / some.length,
      people: Math.min(...some.map(({ people }) => people)),
      rounding: sum(({ rounding }) => rounding) / some.length ** 2,
      step: Math.max(...some.map(({ step }) => step)),
      label: some.map(label).join(),
    })
    from = to
  }
  return line
}

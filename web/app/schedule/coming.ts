/** The rounds to come and the weeks without one, in one list by time; weeks in a row without one for the same reason are one line. */
import { mondayOf } from '#shared/language/weeks.ts'
import type { AheadOfSchedule, ComingView } from '#shared/round/schedule-view.ts'

type Skipped = AheadOfSchedule['skipped'][number]

export type Line =
  | { kind: 'round'; round: ComingView }
  /** Mondays of the first and the last week. */
  | { kind: 'skipped'; why: Skipped['why']; name: string | undefined; from: Date; to: Date }

const week = 7 * 24 * 3_600_000

export function linesOf({ next, skipped }: AheadOfSchedule): Line[] {
  const spans: Extract<Line, { kind: 'skipped' }>[] = []
  for (const one of skipped) {
    const monday = mondayOf(one.week)
    const last = spans.at(-1)
    const goesOn = last && last.why === one.why && last.name === one.name
    if (goesOn && monday.getTime() - last.to.getTime() === week) last.to = monday
    else spans.push({ kind: 'skipped', why: one.why, name: one.name, from: monday, to: monday })
  }
  return [...next.map((round) => ({ kind: 'round', round }) as const), ...spans].toSorted(
    (a, b) => timeOf(a) - timeOf(b),
  )
}

const timeOf = (line: Line): number =>
  line.kind === 'round' ? Date.parse(line.round.opens) : line.from.getTime()

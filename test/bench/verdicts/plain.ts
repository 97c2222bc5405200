/** What dashboards do, to compare with: an arrow on any change, and a z-test with Benjamini & Hochberg (1995). */
import { normalTail } from '../../../shared/insight/distribution.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'

/** A change that dashboards usually show, in points of 1–5. */
const arrowFrom = 0.3

/** Of the last step between two weeks: teams that answered in both, and those with an arrow. */
export function arrows(exact: Map<string, number>[]): { teams: number; arrows: number } {
  const [before, now] = exact.slice(-2)
  const changes = [...now!].flatMap(([team, mean]) => {
    const old = before!.get(team)
    return old === undefined ? [] : [Math.abs(mean - old)]
  })
  // Means of few answers hit the bound exactly.
  return { teams: changes.length, arrows: changes.filter((change) => change >= arrowFrom - 1e-9).length }
}

export interface Contrast {
  group: string
  /** Points. */
  change: number
  /** √(1 / weeks shown of the last four + 1 / of the twelve before). */
  unit: number
}

/** Mean of the last four published scores less that of the twelve before, of teams shown at least once and three times. */
export function contrasts(rounds: PublishedRound[], question: string): Contrast[] {
  const shown = (some: PublishedRound[], group: string) =>
    some.flatMap(({ groups }) => {
      const result = groups.find(({ id }) => id === group)?.results[question]
      return !result || 'hidden' in result ? [] : [result.score]
    })
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const teams = rounds.at(-1)!.groups.filter(({ kind }) => kind === 'team')
  return teams.flatMap(({ id }) => {
    const old = shown(rounds.slice(-16, -4), id)
    const now = shown(rounds.slice(-4), id)
    if (old.length < 3 || now.length < 1) return []
    return [{ group: id, change: mean(now) - mean(old), unit: Math.sqrt(1 / now.length + 1 / old.length) }]
  })
}

/** The noise of one week that makes quiet contrasts have variance 1: a test that is told in advance what nobody knows. */
export const noiseOfQuiet = (quiet: Contrast[]): number =>
  Math.sqrt(quiet.reduce((sum, { change, unit }) => sum + (change / unit) ** 2, 0) / quiet.length)

/** Groups whose change the test believes, at a false discovery rate of 5 %. */
export function believed(some: Contrast[], noise: number): Contrast[] {
  const sorted = some
    .map((one) => ({ one, p: 2 * normalTail(Math.abs(one.change) / one.unit / noise) }))
    .sort((a, b) => a.p - b.p)
  const last = sorted.findLastIndex(({ p }, i) => p <= (0.05 * (i + 1)) / sorted.length)
  return sorted.slice(0, last + 1).map(({ one }) => one)
}

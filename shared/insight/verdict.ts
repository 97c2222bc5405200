/**
 * What moved, and whether it is real: for every group and driver of the last round, from published rounds only. The method
 * is told in docs/verdicts.md.
 */
import type { Judged, Outcome, PublishedRound } from '../published/published.ts'
import { type Decision, decide, type Tested } from './verdict-decide.ts'
import { type Noise, noiseFrom } from './verdict-noise.ts'
import { organisationTests, sharedStep } from './verdict-organisation.ts'
import { readingsOf } from './verdict-readings.ts'
import { type Line, linesOf } from './verdict-relative.ts'
import { scan } from './verdict-scan.ts'
import { pooling } from './verdict-spread.ts'
import { looked } from './verdict-tested.ts'

export interface Verdict extends Judged {
  group: string
  driver: string
}

export interface Verdicts {
  method: string
  /** Id of the round that is judged; null where there is none. */
  round: string | null
  /** By driver, then in the order of the round's groups. */
  verdicts: Verdict[]
}

export const method =
  'step in the last four rounds by generalised least squares; noise pooled over groups by empirical Bayes; ' +
  'false discoveries by Benjamini–Hochberg over all groups and drivers'

/** Rounds in which a change may begin to be told of. */
const window = 4

/** Where nothing has changed, so many rounds in a hundred may bring any false verdict at all. */
const rate = 0.049
/** The organisation's part of it. */
const whole = 0.03
/** Parts of the rest: of teams, and of units and levels. */
const shares = { team: 0.94, above: 0.06 }

/** @param published rounds in any order; the one with the last id is judged */
export function verdictsOf(published: PublishedRound[]): Verdicts {
  const { rounds, drivers } = readingsOf(published)
  const last = rounds.length - 1
  const starts = Array.from({ length: window }, (_, i) => last - window + 1 + i).filter((at) => at > 0)
  const lines = drivers.flatMap(linesOf)
  const parts = lines.filter(({ kind }) => kind !== 'organisation')
  const wholes = lines.filter(({ kind }) => kind === 'organisation')
  const noise = noiseFrom(parts.map(({ beside }) => beside))

  const ofWholes = decide(
    organisationTests(wholes, noise, starts),
    last,
    rate * (parts.length > 0 ? whole : 1),
  )
  const moved = new Map(
    wholes.flatMap((line, i) => {
      const { since } = ofWholes[i]!.lastFour
      return since === null ? [] : [[line.driver, { since, ...sharedStep(line, noise, since) }] as const]
    }),
  )
  const ofParts = decide(partTests(parts, moved, noise, starts), last, rate * (1 - whole))
  const decided = new Map([
    ...wholes.map((line, i) => [line, ofWholes[i]!] as const),
    ...parts.map((line, i) => [line, ofParts[i]!] as const),
  ])
  const told = (decision: Decision): Outcome => ({
    ...decision,
    since: decision.since === null ? null : weekOf(rounds[decision.since]!),
  })
  const verdicts = lines.map((line): Verdict => {
    const { lastRound, lastFour } = decided.get(line)!
    return { group: line.group, driver: line.driver, lastRound: told(lastRound), lastFour: told(lastFour) }
  })
  return { method, round: rounds[last] ?? null, verdicts }
}

/** A round's id begins with its week; one that does not stands for itself. */
const weekOf = (round: string): string => /^\d{4}-W\d{2}/.exec(round)?.[0] ?? round

type Moved = Map<string, { since: number; change: number; error: number }>

/** A change of the whole organisation that is real is put back into every group's line; one that is not stays out. */
function partTests(lines: Line[], moved: Moved, noise: Noise, starts: number[]): Tested[] {
  const scans = lines.map(({ beside, driver }) => {
    const step = moved.get(driver)
    const line = step
      ? beside.map((one) => (one.at >= step.since ? { ...one, value: one.value + step.change } : one))
      : beside
    return { line, scan: scan(line, noise, starts) }
  })
  const pool = pooling(scans.flatMap(({ scan }, i) => (lines[i]!.kind === 'team' ? [scan.history] : [])))
  const teams = lines.filter(({ kind }) => kind === 'team').length
  return scans.map(({ line, scan }, i) => {
    const { kind, driver } = lines[i]!
    const test = looked(line, scan, pool(scan.history), starts)
    const shared = moved.get(driver)?.error ?? 0
    return {
      ...test,
      weight: kind === 'team' ? shares.team / teams : shares.above / (lines.length - teams),
      steps: test.steps.map((step) => ({ ...step, error: Math.hypot(step.error, shared) })),
    }
  })
}

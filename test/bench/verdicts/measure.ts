/** How often verdicts lie where nothing moved, and how often they find what did, beside what dashboards do. */
import { type Verdict, verdictsOf } from '../../../shared/insight/verdict.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import { arrows, believed, type Contrast, contrasts, noiseOfQuiet } from './plain.ts'
import { simulate } from './simulate.ts'
import type { World } from './world.ts'

const weeks = 16
const from = 12
/** Asked every week. */
const driver = 'morale'

export interface Quiet {
  organisations: number
  /** Organisations with any false verdict: ours, of the z-test, and with any arrow. */
  ours: number
  z: number
  arrow: number
  /** Share of team-weeks with an arrow. */
  arrowRate: number
  /** What the z-test is told. */
  noise: number
}

export interface Found {
  organisations: number
  ours: number
  /** In the fourth week already, without the three before. */
  fourth: number
  z: number
  /** Organisations whose changed team was shown in three of the last four weeks and eight before, and ours of them. */
  shown: number
  oursOfShown: number
}

export const moved = ({ lastRound, lastFour }: Verdict): boolean =>
  lastRound.since !== null || lastFour.since !== null

/** Organisations in which nothing happens, looked at in their sixteenth week. */
export function quiet(world: World, organisations: number, seed = 0): Quiet {
  let [ours, arrow, teams, pointed] = [0, 0, 0, 0]
  const plain: Contrast[][] = []
  for (let i = 0; i < organisations; i++) {
    const { rounds, exact } = simulate(world, seed + i, weeks)
    if (verdictsOf(rounds).verdicts.some(moved)) ours += 1
    plain.push(contrasts(rounds, rounds.at(-1)!.questions[0]!.id))
    const told = arrows(exact)
    teams += told.teams
    pointed += told.arrows
    if (told.arrows > 0) arrow += 1
  }
  const noise = noiseOfQuiet(plain.flat())
  const z = plain.filter((one) => believed(one, noise).length > 0).length
  return { organisations, ours, z, arrow, arrowRate: pointed / teams, noise }
}

/** Organisations in which one team falls by so many points of 1–5 in its last four weeks, looked at in each of them. */
export function found(
  world: World,
  organisations: number,
  points: number,
  noise: number,
  seed = 100_000,
): Found {
  const result: Found = { organisations, ours: 0, fourth: 0, z: 0, shown: 0, oursOfShown: 0 }
  for (let i = 0; i < organisations; i++) {
    let team = ''
    const { rounds } = simulate(world, seed + i, weeks, (teams, chance) => {
      team = teams[chance.between(0, teams.length - 1)]!
      return { team, driver, from, points: -points }
    })
    const id = `team:${team}`
    const plain = contrasts(rounds, rounds.at(-1)!.questions[0]!.id)
    if (believed(plain, noise).some(({ group, change }) => group === id && change < 0)) result.z += 1
    const last = judged(rounds, id)
    const fourth = last?.lastFour.verdict === 'fell'
    const any =
      fourth || [3, 2, 1].some((less) => judged(rounds.slice(0, -less), id)?.lastFour.verdict === 'fell')
    if (fourth) result.fourth += 1
    if (any) result.ours += 1
    const { before, within } = last?.lastFour.shown ?? { before: 0, within: 0 }
    if (before < 8 || within < 3) continue
    result.shown += 1
    if (any) result.oursOfShown += 1
  }
  return result
}

const judged = (rounds: PublishedRound[], id: string): Verdict | undefined =>
  verdictsOf(rounds).verdicts.find((one) => one.group === id && one.driver === driver)

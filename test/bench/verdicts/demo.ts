/** The demonstration, week after week through the real gate: two stories, and teams in which nothing happens. */
import { demoOrganisation } from '../../../infra/local/demo/organisation.ts'
import { type Verdict, verdictsOf } from '../../../shared/insight/verdict.ts'
import { demoYear, demoWeeks as weeks } from '../signals/demo.ts'
import { moved } from './measure.ts'

/** The number of the first week, which decides what is asked. */
const first = 2945

export interface DemoFigures {
  seeds: number
  /** Weeks of a quiet team, and those in which any of its drivers got a verdict. */
  quietWeeks: number
  wrong: number
  /** Seeds in which the verdicts tell the collapse in Sud-Est, and the recovery of Lille. */
  collapse: number
  recovery: number
}

/** @param from first week, from 0, in which verdicts are looked at */
export function demoFigures(seeds: number, from = 8): DemoFigures {
  const people = demoOrganisation()
  const id = (team: string) => people.find((one) => one.team === team)!.id
  const [sudEst, lille] = [id('Sud-Est'), id('Lille')]
  /** Whoever has a part in a story. */
  const stories = new Set([
    lille,
    sudEst,
    ...people.filter(({ manager }) => manager === sudEst || manager === lille).map((one) => one.id),
  ])
  const figures: DemoFigures = { seeds, quietWeeks: 0, wrong: 0, collapse: 0, recovery: 0 }
  for (let seed = 1; seed <= seeds; seed++) {
    const { rounds } = demoYear(seed, first)
    const told: Verdict[] = []
    for (let week = from; week < weeks; week++) {
      const { verdicts } = verdictsOf(rounds.slice(0, week + 1))
      const wrong = new Set(verdicts.filter(moved).map(({ group }) => group))
      for (const group of new Set(verdicts.map((one) => one.group))) {
        if (
          !group.startsWith('team:') ||
          group
            .slice(5)
            .split('+')
            .some((team) => stories.has(team))
        )
          continue
        figures.quietWeeks += 1
        if (wrong.has(group)) figures.wrong += 1
      }
      told.push(...verdicts)
    }
    const any = (word: string, group: string, drivers: string[]) =>
      told.some((one) => one.group === group && drivers.includes(one.driver) && one.lastFour.verdict === word)
    if (any('fell', `unit:${sudEst}`, ['bottom-up'])) figures.collapse += 1
    if (any('rose', `team:${lille}`, ['coaching', 'mutual-help', 'morale'])) figures.recovery += 1
  }
  return figures
}

/** The demonstration, week after week through the real gate: two stories, and teams in which nothing happens. */
import { withSeed } from '../../../infra/local/demo/chance.ts'
import { answersOf, votes } from '../../../infra/local/demo/model.ts'
import { demoOrganisation } from '../../../infra/local/demo/organisation.ts'
import { standingsOf } from '../../../infra/local/demo/standings.ts'
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { type Verdict, verdictsOf } from '../../../shared/insight/verdict.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import { defaultLevels, type Member } from '../../../shared/org/organisation.ts'
import { structureOf } from '../../../shared/org/structure.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import { questionsFor } from '../../../shared/questions/rotation.ts'
import { tally } from '../../../shared/tally/count.ts'
import { moved } from './measure.ts'

const weeks = 26
/** The number of the first week, which decides what is asked. */
const first = 2945

export function demoRounds(seed: string): PublishedRound[] {
  return withSeed(seed, () => {
    const people = demoOrganisation()
    const members = people as Member[]
    const structure = structureOf({ levels: [...defaultLevels], members })
    const { cells } = cellsFor(structure, 5)
    const settings = { k: 5, order: 'units', structure } as const
    const season = planSeason({
      ...settings,
      id: '2026-Q3',
      starts: '2026-05-01T00:00:00Z',
      response: {},
      expected: 5,
    })
    const cellOf = new Map(
      cells.flatMap(({ id, seats }) => seats.map(({ team, level }) => [`${team} ${level}`, id] as const)),
    )
    const standings = standingsOf(people)
    return Array.from({ length: weeks }, (_, week) => {
      const questions = questionsFor(first + week).map(({ id, driver, asked }) => ({ id, driver, asked }))
      const counting = tally(cells.map(({ id }) => id))
      for (const who of standings)
        if (votes(who, week))
          counting.add(cellOf.get(`${who.team} ${who.level}`)!, answersOf(who, questions, week))
      const round = `2026-W${String(week + 10).padStart(2, '0')}-7f3a`
      return gate({ ...settings, round, season, cells, questions, counts: counting.counts(), spoiled: 0 })
    })
  })
}

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
    const rounds = demoRounds(`quorum demonstration ${seed}`)
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

/** Week after week of a simulated organisation through the real gate. */
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import type { Cell } from '../../../shared/org/structure.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import { tally } from '../../../shared/tally/count.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Firm, firm } from './organisation.ts'
import type { Change, World } from './world.ts'

export interface Simulated {
  rounds: PublishedRound[]
  /** Ids of the field managers. */
  teams: string[]
  /** Exact mean of each team's answers to the first question, by week; no entry where nobody answered. */
  exact: Map<string, number>[]
}

/** @param change what happens to whom, once the teams are known */
export function simulate(
  world: World,
  seed: number,
  weeks: number,
  change?: (teams: string[], chance: Chance) => Change,
): Simulated {
  const chance = chanceOf(seed)
  const made = firm(world, chance)
  const { structure, people, teams } = made
  const { cells } = cellsFor(structure, 5)
  const cellOf = new Map(
    cells.flatMap(({ id, seats }) => seats.map(({ team, level }) => [`${team} ${level}`, id] as const)),
  )
  const settings = { k: 5, order: 'units', structure } as const
  const season = world.season
    ? planSeason({
        ...settings,
        id: '2026-Q3',
        starts: '2026-07-01T00:00:00Z',
        response: responseOf(made, cells),
        expected: 5,
      })
    : null
  const event = change?.(teams, chance)
  const views = viewsOf(world, made, chance)

  const rounds: PublishedRound[] = []
  const exact: Map<string, number>[] = []
  for (let week = 0; week < weeks; week++) {
    const questions = world.asking(week)
    const counting = tally(cells.map(({ id }) => id))
    const sums = new Map<string, { sum: number; n: number }>()
    const view = views()
    for (const [i, person] of people.entries()) {
      if (chance.uniform() > person.votes) continue
      const falls = event && event.team === person.team && week >= event.from
      const answers = questions.map(({ id, driver }) => {
        const moved = falls && event.driver === driver ? event.points : 0
        const latent = view(i, id, driver) + moved + world.spread.answer * chance.normal()
        return [id, Math.min(5, Math.max(1, Math.round(latent))) as 1 | 2 | 3 | 4 | 5] as const
      })
      counting.add(cellOf.get(`${person.team} ${person.level}`)!, Object.fromEntries(answers))
      const { sum, n } = sums.get(person.team) ?? { sum: 0, n: 0 }
      sums.set(person.team, { sum: sum + answers[0]![1], n: n + 1 })
    }
    exact.push(new Map([...sums].map(([team, { sum, n }]) => [team, sum / n])))
    const round = `2026-W${String(week + 1).padStart(2, '0')}-7f3a`
    rounds.push(gate({ ...settings, round, season, cells, questions, counts: counting.counts(), spoiled: 0 }))
  }
  return { rounds, teams, exact }
}

/** Share of answers that is to be expected of each cell. */
function responseOf({ people }: Firm, cells: Cell[]): Record<string, number> {
  return Object.fromEntries(
    cells.map(({ id, seats }) => {
      const own = people.filter((one) =>
        seats.some(({ team, level }) => team === one.team && level === one.level),
      )
      return [id, own.reduce((sum, { votes }) => sum + votes, 0) / own.length]
    }),
  )
}

/** What a person would say to a question of a driver in a week, before chance. Weeks are taken in order. */
function viewsOf(
  { mean, spread, persistence, restlessness, asking }: World,
  { people, teams }: Firm,
  chance: Chance,
) {
  const drivers = [
    ...new Set(
      Array.from({ length: 8 }, (_, week) => asking(week))
        .flat()
        .map(({ driver }) => driver),
    ),
  ]
  const teamLevel = new Map(teams.map((team) => [team, drivers.map(() => spread.team * chance.normal())]))
  const item = new Map<string, number>()
  const ease = (question: string) => {
    const known = item.get(question) ?? spread.item * chance.normal()
    item.set(question, known)
    return known
  }
  const swing = new Map(teams.map((team) => [team, restlessness && Math.exp(restlessness * chance.normal())]))
  const minds = people.map(() => {
    const own = chance.normal()
    return drivers.map(() => ({
      always: spread.person * Math.SQRT1_2 * (own + chance.normal()),
      mood: spread.mood * chance.normal(),
    }))
  })
  const fresh = spread.mood * Math.sqrt(1 - persistence ** 2)
  return () => {
    for (const mind of minds)
      for (const one of mind) one.mood = persistence * one.mood + fresh * chance.normal()
    const shock = drivers.map(() => spread.week * chance.normal())
    return (i: number, question: string, driver: string): number => {
      const d = drivers.indexOf(driver)
      const { always, mood } = minds[i]![d]!
      const { team } = people[i]!
      const swung = mood * (swing.get(team) || 1)
      return mean + (teamLevel.get(team)?.[d] ?? 0) + always + swung + shock[d]! + ease(question)
    }
  }
}

/** Simulated organisations, week after week through the real gate: 40 teams of 6–12 whose people keep their views. */
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import { defaultLevels, type Member } from '../../../shared/org/organisation.ts'
import { structureOf } from '../../../shared/org/structure.ts'
import type { PublishedQuestion, PublishedRound } from '../../../shared/published/published.ts'
import { tally } from '../../../shared/tally/count.ts'
import { type Chance, chanceOf } from './chance.ts'

export interface World {
  /** Least and most people that report to one field manager. */
  team: [number, number]
  teams: number
  /** Field managers of one area manager. */
  perArea: number
  /** Least and most chance that somebody answers in a week: uniform over persons, or over teams. */
  response: [number, number]
  responseOf: 'person' | 'team' | 'organisation'
  /** Standard deviations on the 1–5 scale: levels of teams, of persons in them, moods that pass, answers of one week. */
  spread: { team: number; person: number; mood: number; answer: number; week: number; item: number; teamWeek: number }
  /** Correlation of a person's mood with that of the week before. */
  persistence: number
  mean: number
  season: boolean
}

export const usual: World = {
  team: [6, 12],
  teams: 40,
  perArea: 8,
  response: [0.5, 0.95],
  responseOf: 'person',
  spread: { team: 0.35, person: 0.7, mood: 0.45, answer: 0.5, week: 0.1, item: 0.15, teamWeek: 0 },
  persistence: 0.6,
  mean: 3.4,
  season: true,
}

/** A sustained change of one team, in points of 1–5, from a week on; driver null means all. */
export interface Event {
  teams: string[]
  driver: string | null
  from: number
  points: number
}

export interface Simulated {
  rounds: PublishedRound[]
  /** Mean of the answers given, per week and team, of the first driver; NaN where nobody answered. */
  exact: Record<string, number>[]
  teams: string[]
}

export type Asking = (week: number) => PublishedQuestion[]

export const oneQuestion: Asking = () => [{ id: 'MOR1', driver: 'morale', asked: 'all' }]

export function simulate(
  world: World,
  seed: number,
  { weeks = 16, asking = oneQuestion, events = [] }: { weeks?: number; asking?: Asking; events?: (teams: string[], chance: Chance) => Event[] } | any = {},
): Simulated {
  const chance = chanceOf(seed)
  const { members, people, teams } = organisation(world, chance)
  const structure = structureOf({ levels: [...defaultLevels], members })
  const { cells } = cellsFor(structure, 5)
  const cellOf = new Map(cells.flatMap((c) => c.seats.map((s) => [`${s.team} ${s.level}`, c.id] as const)))
  const shares = new Map<string, [number, number]>()
  for (const p of people) {
    const cell = cellOf.get(`${p.team} ${p.level}`)!
    const [sum, n] = shares.get(cell) ?? [0, 0]
    shares.set(cell, [sum + p.votes, n + 1])
  }
  const response = Object.fromEntries([...shares].map(([cell, [sum, n]]) => [cell, sum / n]))
  const season = world.season
    ? planSeason({ id: 's', k: 5, order: 'units', starts: '2026-07-01T00:00:00Z', structure, response, expected: 5 })
    : null
  const list: Event[] = typeof events === 'function' ? events(teams, chance) : events
  const itemLevel = new Map<string, number>()
  const level = (id: string) => {
    if (!itemLevel.has(id)) itemLevel.set(id, world.spread.item * chance.normal())
    return itemLevel.get(id)!
  }
  const drivers = [...new Set(Array.from({ length: 8 }, (_, w) => asking(w)).flat().map((q: any) => q.driver))] as string[]
  const teamLevel = new Map(teams.map((t) => [t, drivers.map(() => world.spread.team * chance.normal())]))
  for (const p of people) {
    const own = world.spread.person * Math.SQRT1_2 * chance.normal()
    p.trait = drivers.map(() => own + world.spread.person * Math.SQRT1_2 * chance.normal())
    p.mood = drivers.map(() => world.spread.mood * chance.normal())
  }
  const rounds: PublishedRound[] = []
  const exact: Record<string, number>[] = []
  const keep = Math.sqrt(1 - world.persistence ** 2)
  for (let week = 0; week < weeks; week++) {
    const questions = asking(week)
    const shock = drivers.map(() => world.spread.week * chance.normal())
    const teamShock = new Map(teams.map((t) => [t, drivers.map(() => world.spread.teamWeek * chance.normal())]))
    const counting = tally(cells.map((c) => c.id))
    const sums: Record<string, [number, number]> = {}
    for (const p of people) {
      for (let d = 0; d < drivers.length; d++)
        p.mood[d] = world.persistence * p.mood[d]! + keep * world.spread.mood * chance.normal()
      if (chance.uniform() > p.votes) continue
      const answers: Record<string, 1 | 2 | 3 | 4 | 5> = {}
      for (const { id, driver } of questions) {
        const d = drivers.indexOf(driver)
        let x = world.mean + (teamLevel.get(p.team)?.[d] ?? 0) + p.trait[d]! + p.mood[d]! + shock[d]! + (teamShock.get(p.team)?.[d] ?? 0) + level(id)
        x += world.spread.answer * chance.normal()
        for (const e of list) if (week >= e.from && (e.driver === null || e.driver === driver) && e.teams.includes(p.team)) x += e.points
        const a = Math.min(5, Math.max(1, Math.round(x))) as 1
        answers[id] = a
        if (d === 0 && driver === drivers[0]) {
          sums[p.team] ??= [0, 0]
          sums[p.team]![0] += a
          sums[p.team]![1]++
        }
      }
      counting.add(cellOf.get(`${p.team} ${p.level}`)!, answers)
    }
    exact.push(Object.fromEntries(Object.entries(sums).map(([t, [s, n]]) => [t, s / n])))
    rounds.push(
      gate({ round: `2026-W${String(week + 1).padStart(2, '0')}-0000`, season, k: 5, order: 'units', structure, cells, questions, counts: counting.counts(), spoiled: 0 }),
    )
  }
  return { rounds, exact, teams }
}

interface Person {
  team: string
  level: string
  votes: number
  trait: number[]
  mood: number[]
}

function organisation(world: World, chance: Chance) {
  const members: Member[] = []
  const people: Person[] = []
  const teams: string[] = []
  const [lo, hi] = world.response
  const drawn = () => lo + (hi - lo) * chance.uniform()
  const org = drawn()
  const hire = (id: string, manager: string | null, level: string, teamVotes: number) => {
    members.push({ id, name: id, email: `${id}@example.org`, manager, level, language: 'en' })
    const votes = world.responseOf === 'organisation' ? org : world.responseOf === 'team' ? teamVotes : drawn()
    people.push({ team: manager ?? id, level, votes, trait: [], mood: [] })
  }
  hire('D', null, 'director', org)
  for (let t = 0, area = 0; t < world.teams; area++) {
    const a = `A${area}`
    hire(a, 'D', 'area-manager', org)
    const fieldVotes = drawn()
    for (let f = 0; f < world.perArea && t < world.teams; f++, t++) {
      const id = `${a}F${f}`
      hire(id, a, 'field-manager', fieldVotes)
      teams.push(id)
      const votes = drawn()
      const size = chance.between(...world.team)
      for (let r = 0; r < size; r++) hire(`${id}R${r}`, id, 'rep', votes)
    }
  }
  return { members, people, teams }
}

/**
 * Organisations in which nothing happens: people keep their habits and opinions from week to week, and only chance moves.
 * Forty teams of 6 to 12 and ten of 20 to 60. Teams differ in everything that a signal looks at, up to lying on its edge.
 * For comparison something can be made to happen in the large teams.
 */
import type { Answer } from '../../../shared/ballot/plaintext.ts'
import { defaultLevels, type Member } from '../../../shared/org/organisation.ts'
import { structureOf } from '../../../shared/org/structure.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import { drivers } from '../../../shared/questions/drivers.ts'
import { type Chance, chance } from './chance.ts'
import { type Ballot, publishedRounds } from './published.ts'

/** How a team is; per driver where it may differ. */
export interface Habits {
  /** Chance of voting, and of preferring not to say. */
  votes: number
  skips(driver: string): number
  /** Where people stand and how far apart, in units of one answer; and how much each moves from week to week. */
  middle(driver: string): number
  spread(driver: string): number
  noise: number
}

/** Teams as surveys find them: response 60 to 95 %, few skips, opinions about one answer apart. */
export function usualTeam(dice: Chance): Habits {
  return {
    votes: dice.between(0.6, 0.95),
    skips: perDriver(() => dice.between(0.01, 0.08)),
    middle: perDriver(() => dice.between(2.5, 4.2)),
    spread: perDriver(() => dice.between(0.5, 1.1)),
    noise: 0.7,
  }
}

/** Teams that lie where the words change: half or three quarters vote, one in ten skips, one voice or nearly two camps. */
export function edgeTeam(dice: Chance): Habits {
  const alike = dice.uniform() < 0.3
  return {
    votes: dice.uniform() < 0.5 ? dice.between(0.45, 0.55) : dice.between(0.7, 0.8),
    skips: perDriver(() => dice.between(0.05, 0.15)),
    middle: perDriver(() => (alike ? 4 : 3)),
    spread: perDriver(() => (alike ? dice.between(0.1, 0.3) : dice.between(0.9, 1.5))),
    noise: alike ? 0.3 : 0.7,
  }
}

function perDriver(draw: () => number): (driver: string) => number {
  const drawn = new Map<string, number>(drivers.map((driver) => [driver, draw()]))
  return (driver) => drawn.get(driver)!
}

/** What happens to the large teams from a week on; the others stay as they are. */
export interface Event {
  from: number
  /** The chance of voting becomes this share of what it was. */
  votes?: number
  /** One driver: a chance of preferring not to say; or two ends, to which people go. */
  driver?: string
  skips?: number
  ends?: [number, number]
  /** Chance of giving the answer that everybody gives. */
  conforms?: number
}

interface Person {
  team: string
  level: string
  large: boolean
  /** On the logit scale. */
  votes: number
  skips: Map<string, number>
  opinion: Map<string, number>
  noise: number
  /** To which end they would go. */
  end: 0 | 1
}

export const weeksInYear = 26

export function year(seed: number, teamOf: (dice: Chance) => Habits, event?: Event): PublishedRound[] {
  const dice = chance(seed)
  const { members, people } = hire(dice, teamOf)
  const structure = structureOf({ levels: [...defaultLevels], members })
  return publishedRounds(structure, weeksInYear, (questions, week) => {
    // Everybody's week: a holiday, a fair.
    const shared = 0.15 * dice.normal()
    const happening = event && week >= event.from ? event : undefined
    return people.flatMap((person): Ballot[] => {
      const { team, level, large } = person
      const told = large ? happening : undefined
      if (dice.uniform() > logistic(person.votes + shared) * (told?.votes ?? 1)) return []
      const answers = questions
        .filter(({ asked }) => asked === 'all')
        .map(({ id, driver }) => [id, answerOf(person, driver, dice, told)])
      return [{ team, level, answers: Object.fromEntries(answers) }]
    })
  })
}

function answerOf(person: Person, driver: string, dice: Chance, told?: Event): Answer | null {
  const here = told?.driver === driver ? told : undefined
  if (dice.uniform() < (here?.skips ?? person.skips.get(driver)!)) return null
  if (dice.uniform() < (told?.conforms ?? 0)) return 4
  const opinion = here?.ends ? here.ends[person.end] : person.opinion.get(driver)!
  return Math.min(5, Math.max(1, Math.round(opinion + person.noise * dice.normal()))) as Answer
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const logit = (p: number) => Math.log(p / (1 - p))

/** Ten areas of five field managers: a large team and four small ones each. */
function hire(dice: Chance, teamOf: (dice: Chance) => Habits): { members: Member[]; people: Person[] } {
  const members: Member[] = []
  const people: Person[] = []
  const hireOne = (id: string, manager: string | null, level: string, habits: Habits, large = false) => {
    members.push({ id, name: id, email: `${id}@example.org`, manager, level, language: 'fr' })
    people.push({ team: manager ?? id, level, large, ...personOf(dice, habits) })
  }
  hireOne('D', null, 'director', teamOf(dice))
  for (let area = 0; area < 10; area++) {
    const leads = teamOf(dice)
    hireOne(`A${area}`, 'D', 'area-manager', leads)
    for (let town = 0; town < 5; town++) {
      const manager = `F${area}-${town}`
      const large = town === 0
      hireOne(manager, `A${area}`, 'field-manager', leads)
      const size = Math.floor(large ? dice.between(20, 61) : dice.between(6, 13))
      const habits = teamOf(dice)
      for (let rep = 0; rep < size; rep++) hireOne(`${manager}-${rep}`, manager, 'rep', habits, large)
    }
  }
  return { members, people }
}

function personOf(dice: Chance, { votes, skips, middle, spread, noise }: Habits) {
  const each = (value: (driver: string) => number) =>
    new Map(drivers.map((driver) => [driver, value(driver)]))
  return {
    votes: logit(votes) + 0.7 * dice.normal(),
    // Some skip hardly ever and some twice as often as the mean.
    skips: each((driver) => 2 * skips(driver) * dice.uniform()),
    opinion: each((driver) => middle(driver) + spread(driver) * dice.normal()),
    noise,
    end: dice.uniform() < 0.5 ? (0 as const) : (1 as const),
  }
}

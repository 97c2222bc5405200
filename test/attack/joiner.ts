/**
 * Two rounds of one group that differ by one person, whom everybody knows: a colleague back from holiday. All others answer
 * as last week with some probability. The attacker learns from thousands of such pairs which answer goes with what is shown.
 */
import type { Result } from '../../shared/published/published.ts'
import { chance } from './chance.ts'
import type { Firm, Person } from './firm.ts'
import type { Publisher } from './publication.ts'

const usual: [number, number][] = [
  [1, 8],
  [2, 17],
  [3, 30],
  [4, 30],
  [5, 15],
]
const question = 'MOR1'
export interface Scenario {
  publisher: Publisher
  /** Answers with the person who joins. */
  size: number
  /** Chance that somebody else answers as last week. */
  same: number
  /** The person leaves instead. */
  leaves?: boolean
}

/** One team in which everybody is of one level: as many answers as there are people. */
function teamOf(size: number): Firm {
  const people = Array.from({ length: size }, (_, i): Person => {
    return { id: `p${i}`, team: 'p0', level: 'rep', manages: i === 0, votes: 1, leans: 3, skips: 0 }
  })
  const members = people.map(({ id, level }, i) => {
    return {
      id,
      level,
      name: id,
      email: `${id}@example.org`,
      manager: i === 0 ? null : 'p0',
      language: 'fr' as const,
    }
  })
  return { organisation: { levels: ['rep'], members }, people }
}

interface Pair {
  less: Result
  more: Result
  answer: number
}

/** Without end. What a publisher shows depends on counts alone, so it need not be asked twice. */
function pairs({ publisher, size, same, leaves }: Scenario): () => Pair {
  const team = teamOf(size)
  const dice = chance(size * 31 + (leaves ? 7 : 0))
  const known = new Map<string, Result>()
  const shown = (answers: number[]): Result => {
    const key = [...answers].sort().join('')
    const before = known.get(key)
    if (before) return before
    const ballots = answers.map((answer, i) => ({ person: team.people[i]!, answers: { [question]: answer } }))
    const { groups } = publisher(team, ballots).published
    const result = groups.find(({ id }) => id === 'organisation')!.results[question]!
    known.set(key, result)
    return result
  }
  return () => {
    const first = team.people.map(() => dice.pick(usual))
    const second = first.map((answer) => (dice.next() < same ? answer : dice.pick(usual)))
    const [without, all] = leaves ? [second, first] : [first, second]
    return { less: shown(without.slice(0, size - 1)), more: shown(all), answer: all[size - 1]! }
  }
}

/** What the attacker goes by, of what is shown. */
export type Sight = (pair: Pair, size: number) => unknown

const told = (result: Result) =>
  'hidden' in result ? result.hidden : [result.score, result.clip, result.distribution]
/** The round with the person in it, and no other. */
export const oneRound: Sight = ({ more }) => told(more)
export const bothRounds: Sight = ({ less, more }) => [told(less), told(more)]
/** Of exact numbers: how the sums of both rounds differ. */
export const difference: Sight = ({ less, more }, size) =>
  'hidden' in less || 'hidden' in more
    ? null
    : [
        Math.round((more.score * size - less.score * (size - 1)) / 25),
        more.distribution!.map((part, i) =>
          Math.round((Number(part) * size - Number(less.distribution![i]) * (size - 1)) / 100),
        ),
      ]

/** How often the attacker names the person's answer. */
export function hits(scenario: Scenario, sight: Sight, learn = 40_000, guess = 8000): number {
  const next = pairs(scenario)
  const see = (pair: Pair) => JSON.stringify(sight(pair, scenario.size))
  const learnt = new Map<string, number[]>()
  for (let i = 0; i < learn; i++) {
    const pair = next()
    const counts = learnt.get(see(pair)) ?? [0, 0, 0, 0, 0]
    counts[pair.answer - 1]! += 1
    learnt.set(see(pair), counts)
  }
  let right = 0
  for (let i = 0; i < guess; i++) {
    const pair = next()
    const counts = learnt.get(see(pair))
    const named = counts ? counts.indexOf(Math.max(...counts)) + 1 : 3
    if (named === pair.answer) right += 1
  }
  return right / guess
}

/**
 * Where the words behind a driver's line changed, from nothing but the questions that its rounds published. Questions of a
 * driver take turns, so one that is missing in a week is not gone: it is when a whole cycle of weeks passed without it.
 */
import type { PublishedQuestion } from '../published/published.ts'
import { cycle } from '../questions/rotation.ts'

export interface WordingChange {
  /** The first round after it. */
  round: string
  driver: string
  kind: 'reworded' | 'added' | 'retired'
  question: string
}

interface Asked {
  round: string
  /** Date of the round's Monday, ISO. */
  monday: string
  questions: PublishedQuestion[]
}

const week = 7 * 24 * 3_600_000

/** @param rounds oldest first */
export function wordingChanges(rounds: Asked[]): WordingChange[] {
  const found: WordingChange[] = []
  const ids = new Map(
    rounds.flatMap(({ questions }) =>
      questions.filter(({ asked }) => asked === 'all').map(({ id, driver }) => [id, driver] as const),
    ),
  )
  for (const [question, driver] of ids) {
    const asks = rounds.filter(({ questions }) => questions.some(({ id }) => id === question))
    const versions = asks.map((one) => one.questions.find(({ id }) => id === question)!.version)
    asks.forEach(({ round }, i) => {
      const [before, after] = [versions[i - 1], versions[i]]
      // Of a version that a round did not publish nobody knows whether it is another.
      if (before !== undefined && after !== undefined && before !== after)
        found.push({ round, driver, kind: 'reworded', question })
    })
    const [first, last] = [asks[0]!, asks.at(-1)!]
    const begins = rounds.find(({ questions }) => asksAll(questions, driver))!.monday
    const isOlder = Date.parse(begins) <= Date.parse(first.monday) - cycle * week
    if (isOlder && cycleOf(rounds, driver, first, -1))
      found.push({ round: first.round, driver, kind: 'added', question })
    const after = cycleOf(rounds, driver, last, 1)
    if (after) found.push({ round: after, driver, kind: 'retired', question })
  }
  const order = new Map(rounds.map(({ round }, at) => [round, at]))
  return found.toSorted((a, b) => order.get(a.round)! - order.get(b.round)!)
}

/**
 * Whether every week of the cycle before or after a round had a round too, and some of them asked the driver: where a
 * week is missing, it may have been the question's.
 * @returns the first of those that asked the driver, or null
 */
function cycleOf(rounds: Asked[], driver: string, { monday }: Asked, direction: 1 | -1): string | null {
  const mondays = Array.from({ length: cycle }, (_, i) => Date.parse(monday) + direction * (i + 1) * week)
  const there = new Set(mondays)
  const within = rounds.filter((one) => there.has(Date.parse(one.monday)))
  if (new Set(within.map((one) => one.monday)).size < cycle) return null
  return within.find(({ questions }) => asksAll(questions, driver))?.round ?? null
}

const asksAll = (questions: PublishedQuestion[], driver: string): boolean =>
  questions.some((one) => one.driver === driver && one.asked === 'all')

/** Drivers of which two rounds asked the same question in other words. */
export function rewordedBetween(a: PublishedQuestion[], b: PublishedQuestion[]): string[] {
  const before = new Map(a.map(({ id, version }) => [id, version]))
  const changed = b.filter(({ id, asked, version }) => {
    const old = before.get(id)
    return asked === 'all' && old !== undefined && version !== undefined && old !== version
  })
  return [...new Set(changed.map(({ driver }) => driver))]
}

/** The balance in one sentence: the worst first, a few names, and the rest as a number. */
import { describe, expect, it } from 'vitest'
import { balanceOf } from '#shared/insight/balance.ts'
import type { DriverScore } from '#shared/insight/view.ts'
import { en } from '../words/en.ts'
import { balanceHeadline, movementSentences } from './headline.ts'

const score = (value: number) => ({
  kind: 'shown' as const,
  score: value,
  clip: null,
  answers: '20-49',
  step: 2,
  noise: 5,
  questions: [],
})
const team = (name: string, down: number, up: number, before: number[] = []) => ({
  group: { name: { fr: name, en: name } },
  now: scores(down, up),
  before: before.map((gap): Record<string, DriverScore> => scores(50 + gap, 50)),
})
const scores = (down: number, up: number) => ({ 'top-down': score(down), 'bottom-up': score(up) })
type Team = ReturnType<typeof team>
const sentence = (...teams: Team[]) => balanceHeadline(en, 'en', balanceOf(teams).gaps)
const moved = (...teams: Team[]) => movementSentences(en, 'en', balanceOf(teams).gaps)

describe('the headline of the balance', () => {
  it('names the groups whose gap goes the way of the worst one', () => {
    expect(sentence(team('A', 70, 40), team('B', 60, 50), team('C', 50, 65))).toBe(
      'What comes down gets through better than what goes up: A and B.',
    )
    expect(sentence(team('A', 50, 60), team('B', 40, 70))).toBe(
      'What goes up gets through better than what comes down: B and A.',
    )
  })

  it('names three, and counts the others', () => {
    const teams = ['A', 'B', 'C', 'D', 'E'].map((name, i) => team(name, 80, 40 + i))
    expect(sentence(...teams)).toMatch(/: A, B, C and 2 others\.$/)
    expect(sentence(...teams.slice(0, 4))).toMatch(/: A, B, C and one other\.$/)
  })

  it('says balance within the noise, and nothing where nothing is shown', () => {
    expect(sentence(team('A', 50, 54))).toBe(en.balance.even)
    expect(sentence()).toBe(en.balance.silent)
  })
})

describe('what moved', () => {
  const weeks = (gap: number) => Array.from({ length: 9 }, () => gap)

  it('is said of each direction, by name', () => {
    expect(
      moved(team('A', 80, 40, weeks(0)), team('B', 52, 50, weeks(40)), team('C', 50, 50, weeks(0))),
    ).toEqual(['The gap is widening: A.', 'The gap is narrowing: B.'])
  })

  it('is nothing where all is steady, or too young to tell', () => {
    expect(moved(team('A', 80, 40, weeks(40)))).toEqual([en.hr.balance.still])
    expect(moved(team('A', 80, 40))).toEqual([en.hr.balance.still])
  })
})

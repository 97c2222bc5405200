/** The balance in one sentence: the worst first, a few names, and the rest as a number. */
import { describe, expect, it } from 'vitest'
import type { GroupView } from '#shared/insight/view.ts'
import { balanceOf } from '../balance.ts'
import { en } from '../words/en.ts'
import { balanceHeadline } from './headline.ts'

const score = (value: number) => ({
  kind: 'shown' as const,
  score: value,
  clip: null,
  answers: '20-49',
  step: 2,
  noise: 5,
  questions: [],
})
const team = (name: string, down: number, up: number): GroupView => ({
  id: `team:${name}`,
  kind: 'team',
  parent: null,
  leavesOut: [],
  name: { fr: name, en: name },
  family: 'T',
  levels: [],
  participation: null,
  drivers: { 'top-down': score(down), 'bottom-up': score(up) },
  results: {},
})
const sentence = (...teams: GroupView[]) => balanceHeadline(en, 'en', balanceOf(teams).gaps)

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

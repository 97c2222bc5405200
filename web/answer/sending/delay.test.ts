/** How little the wait before an envelope hides from somebody who sees the order at both services: said on the proof page. */
import { expect, it } from 'vitest'
import { en } from '../words/en-why.ts'
import { fr } from '../words/fr-why.ts'
import { castDelay } from './delay.ts'

/** Park & Miller's generator: the same numbers every time. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Share of ballots given to their member by pairing the nth request to the issuer with the nth to the box. */
function paired(people: number, span: number, random: () => number): number {
  const weeks = 10_000
  let right = 0
  for (let week = 0; week < weeks; week++) {
    const issued = Array.from({ length: people }, () => random() * span).sort((a, b) => a - b)
    const cast = issued.map((at, member) => ({ at: at + castDelay(random), member }))
    cast.sort((a, b) => a.at - b.at)
    right += cast.filter(({ member }, place) => member === place).length
  }
  return right / (weeks * people)
}

it('lets order match 99 of 100 where eight people answer within an hour, as the page says', () => {
  const share = paired(8, 3_600_000, chance(1))
  expect(Math.floor(share * 100)).toBe(99)
  const [said, dit] = [en, fr].map(({ operator }) => operator.could.items.join(' '))
  expect(said).toContain('eight people of a group answer within an hour, order alone matches 99 out of 100')
  expect(dit).toContain('huit personnes d’un groupe répondent en une heure, l’ordre seul en associe')
  expect(dit).toContain('99 sur 100')
})

it('would leave order no better than chance only where all answer at once', () => {
  expect(paired(8, 1, chance(2))).toBeCloseTo(1 / 8, 2)
})

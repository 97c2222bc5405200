/** What stands out: apart by more than noise, or nothing. */
import { expect, it } from 'vitest'
import { standingOut } from './standing-out.ts'

const told = (driver: string, score: number, noise = 6) => ({ driver, score: { score, noise } })

it('is the highest and the lowest, morale aside', () => {
  const { strength, priority } = standingOut([
    told('morale', 10),
    told('a', 50),
    told('b', 70),
    told('c', 40),
  ])
  expect([strength?.driver, priority?.driver]).toEqual(['b', 'c'])
})

it('is nothing within the noise of both, of one alone, or of none', () => {
  const nothing = { strength: null, priority: null }
  expect(standingOut([told('a', 58, 6), told('b', 50, 6)])).toEqual(nothing)
  expect(standingOut([told('a', 59, 6), told('b', 50, 6)])).not.toEqual(nothing)
  expect(standingOut([told('a', 90), told('morale', 10)])).toEqual(nothing)
  expect(standingOut([])).toEqual(nothing)
})

it('of equals takes the first in order for the priority, and the last for the strength', () => {
  const { strength, priority } = standingOut([told('a', 40), told('b', 40), told('c', 80), told('d', 80)])
  expect([strength?.driver, priority?.driver]).toEqual(['d', 'a'])
})

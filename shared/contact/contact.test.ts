/** The contact budget is what the organisation says, two where it says nothing, and never senseless. */
import { expect, it } from 'vitest'
import { budgetOf } from './contact.ts'

it('is two messages a week unless the organisation says otherwise', () => {
  expect(budgetOf(undefined)).toBe(2)
  expect(['1', '3', '7'].map(budgetOf)).toEqual([1, 3, 7])
})

it('is refused where it is no whole number from one to seven', () => {
  for (const setting of ['0', '8', '-1', '1.5', 'often', ''])
    expect(() => budgetOf(setting)).toThrow('MESSAGES_PER_WEEK')
})

/** docs/operations/cost.md says what follows from what was measured, and keeps what it promises. */
import { describe, expect, it } from 'vitest'
import { billOf } from './rehearsal/cost/month.ts'
import { costPage } from './rehearsal/cost/page.ts'
import list from './rehearsal/cost/prices.json' with { type: 'json' }
import usage from './rehearsal/cost/usage.json' with { type: 'json' }

const bill = (members: number) => billOf(members, usage, list.prices)

describe('the cost of a month', () => {
  it('is what the page says', async () => {
    await expect(costPage(usage)).toMatchFileSnapshot('../docs/operations/cost.md')
  })

  it('is under three dollars at 240 members', () => {
    expect(bill(240).total).toBeLessThan(3)
  })

  it('is under one percent of any other at 20,000, Cognito included', () => {
    const { total, cognito } = bill(20_000)
    for (const { dollars } of list.others) expect(total + cognito).toBeLessThan(0.01 * dollars * 20_000)
  })

  it('grows with the organisation, and no faster', () => {
    expect(bill(200_000).total).toBeGreaterThan(bill(20_000).total)
    expect(bill(200_000).total).toBeLessThan(10 * bill(20_000).total * 1.2)
  })
})

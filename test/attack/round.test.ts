/** One round: exact row reduction and plain subtraction, against a threshold and against the gate. */
import { describe, expect, it } from 'vitest'
import { firm, week } from './firm.ts'
import { roundExposed } from './linear.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import type { Publisher } from './publication.ts'
import { subtract } from './reader.ts'
import { report, share } from './report.ts'

const firms = Array.from({ length: 200 }, (_, seed) => firm(seed + 1))

function rowReduction(publisher: Publisher) {
  const found = firms.map((one, i) => roundExposed(publisher(one, week(one, 1000 + i))))
  return {
    leaking: found.filter(({ sets }) => sets.length > 0).length,
    groups: found.reduce((sum, { sets }) => sum + sets.length, 0),
    people: found.reduce((sum, { people }) => sum + people, 0),
  }
}

function subtraction(publisher: Publisher) {
  const read = firms.map((one, i) => subtract(publisher(one, week(one, 1000 + i)), 'MOR1'))
  return {
    leaking: read.filter(({ sets }) => sets.length > 0).length,
    groups: read.reduce((sum, { sets }) => sum + sets.length, 0),
    exact: read.reduce((sum, { exact }) => sum + exact, 0),
  }
}

const reduced = ({ leaking, groups, people }: ReturnType<typeof rowReduction>) => ({
  'organisations leaking': share(leaking, firms.length),
  'groups below five': groups,
  people,
})
const pencilled = ({ leaking, groups, exact }: ReturnType<typeof subtraction>) => ({
  'organisations leaking': share(leaking, firms.length),
  'groups below five': groups,
  'means read to the hundredth': exact,
})

describe('one round', () => {
  it('opens nothing below k to exact row reduction, questions together included', () => {
    const open = rowReduction(naive())
    const closed = rowReduction(ours())
    report('row reduction, each question and all together', { naive: reduced(open), ours: reduced(closed) })
    expect(open.leaking).toBeGreaterThan(firms.length * 0.8)
    expect(closed).toEqual({ leaking: 0, groups: 0, people: 0 })
    expect(rowReduction(ours({ order: 'teams' }))).toEqual({ leaking: 0, groups: 0, people: 0 })
  })

  it('leaves nothing over to a reader who subtracts siblings and levels', () => {
    const open = subtraction(naive())
    const closed = subtraction(ours())
    report('subtraction by hand', { naive: pencilled(open), ours: pencilled(closed) })
    expect(open.exact).toBeGreaterThan(firms.length)
    expect(open.exact).toBe(open.groups)
    expect(closed).toEqual({ leaking: 0, groups: 0, exact: 0 })
  })
})

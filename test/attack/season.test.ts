/** A season: all its weeks as one table, against deciding afresh each week and against the frozen permitted set. */
import { describe, expect, it } from 'vitest'
import { type Firm, firm, questions, week } from './firm.ts'
import { exposed, seasonExposed, shownGroups } from './linear.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import { countPerCell, type Publication, type Publisher } from './publication.ts'
import { report, share } from './report.ts'
import { firstSeasonOf, seasonOf } from './seasons.ts'

const asked = questions.filter(({ asked: whom }) => whom === 'all')
const weeks = 12
const firms = Array.from({ length: 60 }, (_, seed) => firm(seed + 301))

function attack(publisherOf: (one: Firm, seed: number) => Publisher) {
  const all = firms.map((one, i) => {
    const publish = publisherOf(one, 50_000 + 100 * i)
    return Array.from({ length: weeks }, (_, w) => publish(one, week(one, 60_000 + 100 * i + w), `week ${w}`))
  })
  const always = all.map(seasonExposed)
  const average = all.map(belowOnAverage)
  return {
    leaking: always.filter(({ sets }) => sets.length > 0).length,
    groups: always.reduce((sum, { sets }) => sum + sets.length, 0),
    people: always.reduce((sum, { people }) => sum + people, 0),
    average: average.filter(Boolean).length,
  }
}

/** A week of average answers, in whole numbers: all weeks added, against k times as many. */
function belowOnAverage(all: Publication[]): boolean {
  const added = new Map<string, number>()
  for (const one of all)
    for (const [cell, n] of countPerCell(one)) added.set(cell, (added.get(cell) ?? 0) + n)
  const groups = all.flatMap(({ published }) =>
    shownGroups(
      published,
      asked.map(({ id }) => id),
    ),
  )
  return exposed(groups, [added], 5 * weeks, 4).sets.length > 0
}

describe('a season of twelve weeks', () => {
  it('opens nobody who stays below k in every week', () => {
    const open = attack(() => naive(5, asked))
    const afresh = attack(() => ours({ asked }))
    const frozen = attack((one, seed) => ours({ asked, season: seasonOf(one, seed) }))
    const told = ({ leaking, groups, people, average }: typeof open) => ({
      'organisations leaking': share(leaking, firms.length),
      'groups below five in every week': groups,
      people,
      'organisations with a group below five on average': average,
    })
    report('all weeks as one table', { naive: told(open), ours: told(frozen) })
    report('the same, the gate deciding afresh each week', { naive: told(open), ours: told(afresh) })
    const first = attack((one) => ours({ asked, season: firstSeasonOf(one) }))
    report('the same, a first season planned without history', { naive: told(open), ours: told(first) })
    expect(open.leaking).toBeGreaterThan(firms.length * 0.8)
    expect(afresh.leaking).toBeGreaterThan(0)
    expect(frozen).toMatchObject({ leaking: 0, groups: 0, people: 0 })
    // Without history answers are only supposed, but what the season showed before still guards each week.
    expect(first).toMatchObject({ leaking: 0, groups: 0, people: 0 })
  })
})

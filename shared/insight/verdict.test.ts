/** Verdicts on rounds of which it is known what moved: only what did, whatever the folder looks like. */
import { describe, expect, test } from 'vitest'
import type { PublishedGroup, PublishedQuestion, PublishedRound, Result } from '../published/published.ts'
import { hidden, question, shown } from './published.fixture.ts'
import { type Verdict, verdictsOf } from './verdict.ts'

interface Folder {
  weeks: number
  teams: number
  questions: (week: number) => PublishedQuestion[]
  /** Exact score of a team, team −1 being the organisation; null where it is hidden. */
  score: (team: number, week: number, question: string) => number | null
}

/** Noise that never comes back, between −1 and 1: the fractional part of a product with the golden ratio (Weyl 1916). */
const noise = (team: number, week: number) => 2 * (((team * 31 + week * 7 + team * week) * 0.618034) % 1) - 1

const morale = () => [question('MOR1', 'morale')]
const still = (team: number, week: number) => 55 + 2 * (team % 5) + (team < 0 ? 1 : 6) * noise(team + 2, week)

function folder({ weeks, teams, questions, score }: Folder): PublishedRound[] {
  const published = (team: number, week: number, id: string): Result => {
    const exact = score(team, week, id)
    if (exact === null) return hidden('few')
    const step = team < 0 ? 1 : 5
    const rounded = step * Math.floor(exact / step + 0.5)
    if (team < 0) return shown(rounded, '200+')
    if (rounded > 80) return shown(80, '8-11', 'over')
    return rounded < 20 ? shown(20, '8-11', 'under') : shown(rounded, '8-11')
  }
  return Array.from({ length: weeks }, (_, week) => {
    const asked = questions(week)
    const group = (team: number): PublishedGroup => ({
      id: team < 0 ? 'organisation' : `team:T${team}`,
      kind: team < 0 ? 'organisation' : 'team',
      family: 'T',
      parent: team < 0 ? null : 'organisation',
      cells: [],
      participation: null,
      results: Object.fromEntries(asked.map(({ id }) => [id, published(team, week, id)])),
    })
    return {
      version: 1,
      round: `2026-W${String(week + 1).padStart(2, '0')}-7f3a`,
      season: null,
      k: 5,
      questions: asked,
      cells: [],
      groups: Array.from({ length: teams + 1 }, (_, i) => group(i - 1)),
      organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
    }
  })
}

const usual: Folder = { weeks: 16, teams: 20, questions: morale, score: still }
const moved = ({ verdicts }: { verdicts: Verdict[] }) =>
  verdicts
    .filter(({ lastRound, lastFour }) => lastRound.since !== null || lastFour.since !== null)
    .map(({ group, lastFour }) => `${group} ${lastFour.verdict}`)
const of = (rounds: PublishedRound[], group: string) =>
  verdictsOf(rounds).verdicts.find((one) => one.group === group)!

/** One team by so many points from a week on. */
const falls =
  (by: number, from: number, who = 3) =>
  (team: number, week: number) =>
    still(team, week) - (team === who && week >= from ? by : 0)

test('where nothing moved nothing is said to', () => {
  const told = verdictsOf(folder(usual))
  expect(moved(told)).toEqual([])
  expect(told).toMatchObject({ round: '2026-W16-7f3a' })
  expect(told.verdicts).toHaveLength(21)
  for (const { lastFour } of told.verdicts) expect(lastFour.verdict).toBe('no-change')
})

describe('one team falls by 25 points three weeks ago', () => {
  const rounds = folder({ ...usual, score: falls(25, 13) })
  const { lastFour, lastRound } = of(rounds, 'team:T3')

  test('it and no other, since that week, by about so much', () => {
    expect(moved(verdictsOf(rounds))).toEqual(['team:T3 fell'])
    expect(lastFour).toMatchObject({ verdict: 'fell', since: '2026-W14', shown: { before: 12, within: 4 } })
    expect(lastFour.change).toBeLessThan(-17)
    expect(lastFour.change).toBeGreaterThan(-28)
  })

  test('the band lies around the change and holds no zero', () => {
    const [low, high] = lastFour.band!
    expect(low).toBeLessThan(lastFour.change!)
    expect(lastFour.change!).toBeLessThan(high)
    expect(high).toBeLessThan(0)
  })

  test('the last round is not judged against the weeks since the fall', () => {
    expect(lastRound.since).toBeNull()
  })

  test('in the week in which it falls, the last round tells', () => {
    const first = of(folder({ ...usual, weeks: 14, score: falls(40, 13) }), 'team:T3')
    expect(first.lastRound).toMatchObject({ verdict: 'fell', since: '2026-W14' })
    expect(first.lastFour).toMatchObject({ verdict: 'fell', since: '2026-W14' })
  })

  test('the order of the files does not matter, and the same files give the same verdicts', () => {
    expect(verdictsOf(rounds.toReversed())).toEqual(verdictsOf(rounds))
  })

  test('a rise is the fall in the mirror', () => {
    const mirror = folder({ ...usual, score: falls(-25, 13) })
    expect(moved(verdictsOf(mirror))).toEqual(['team:T3 rose'])
  })

  test('the more it falls, the surer', () => {
    const top = (by: number) => of(folder({ ...usual, score: falls(by, 12) }), 'team:T3').lastFour.band![1]
    expect(top(30)).toBeLessThan(top(20))
    expect(top(20)).toBeLessThan(top(10))
  })
})

test('everybody falls: the organisation does, and every team with it', () => {
  const score = (team: number, week: number) => still(team, week) - (week >= 13 ? 20 : 0)
  const told = moved(verdictsOf(folder({ ...usual, weeks: 26, score: (t, w) => score(t, w - 10) })))
  expect(told).toContain('organisation fell')
  expect(told.filter((one) => one.endsWith('fell')).length).toBeGreaterThan(15)
  expect(told.filter((one) => one.endsWith('rose'))).toEqual([])
})

test('a quarter of the teams collapses: the others do not seem to rise', () => {
  const score = (team: number, week: number) =>
    still(team, week) - (team >= 0 && team < 5 && week >= 12 ? 30 : 0)
  const told = moved(verdictsOf(folder({ ...usual, score })))
  expect(told.filter((one) => one.endsWith('rose'))).toEqual([])
  expect(told.filter((one) => one.startsWith('team') && one.endsWith('fell')).length).toBeGreaterThanOrEqual(
    4,
  )
})

describe('a harder question', () => {
  const two = (week: number) => [question(`MOR${1 + (week % 2)}`, 'morale')]
  const harder = (team: number, week: number, id: string) => still(team, week) - (id === 'MOR2' ? 15 : 0)

  test('every other week moves nobody', () => {
    expect(moved(verdictsOf(folder({ ...usual, questions: two, score: harder })))).toEqual([])
  })

  test('asked for the first time is no fall: of teams it can be told, of the organisation not', () => {
    const fresh = (week: number) => [question(week >= 12 ? 'MOR2' : 'MOR1', 'morale')]
    const rounds = folder({ ...usual, questions: fresh, score: harder })
    expect(moved(verdictsOf(rounds))).toEqual([])
    expect(of(rounds, 'team:T1').lastFour.verdict).toBe('no-change')
    expect(of(rounds, 'organisation').lastFour.verdict).toBe('cannot-tell')
  })
})

describe('what nobody can tell', () => {
  const unknown = { verdict: 'cannot-tell', since: null, change: null, band: null }

  test.each([1, 2, 3, 6])('after %i rounds', (weeks) => {
    const { verdicts } = verdictsOf(folder({ ...usual, weeks }))
    for (const { lastFour, lastRound } of verdicts) {
      expect(lastFour).toMatchObject(unknown)
      expect(lastRound).toMatchObject(unknown)
    }
  })

  test('of a team that is hidden in the last four weeks, or was before', () => {
    const gone = folder({
      ...usual,
      score: (team, week) => (team === 4 && week >= 12 ? null : still(team, week)),
    })
    expect(of(gone, 'team:T4').lastFour).toMatchObject({ ...unknown, shown: { before: 12, within: 0 } })
    const fresh = folder({
      ...usual,
      score: (team, week) => (team === 4 && week < 10 ? null : still(team, week)),
    })
    expect(of(fresh, 'team:T4').lastFour).toMatchObject({ ...unknown, shown: { before: 2, within: 4 } })
  })

  test('of the last round alone, where it is hidden', () => {
    const rounds = folder({
      ...usual,
      score: (team, week) => (team === 4 && week === 15 ? null : still(team, week)),
    })
    expect(of(rounds, 'team:T4').lastRound).toMatchObject(unknown)
    expect(of(rounds, 'team:T4').lastFour.verdict).toBe('no-change')
  })

  test('of nothing', () => {
    expect(verdictsOf([])).toMatchObject({ round: null, verdicts: [] })
    expect(moved(verdictsOf(folder({ ...usual, score: () => null })))).toEqual([])
  })
})

test.each([16, 26, 52])(
  '%i rounds, one of them without the team, and drivers asked every fourth week',
  (weeks) => {
    const questions = (week: number) => [
      question('MOR1', 'morale'),
      ...(week % 4 === 3 ? [question('COA1', 'coaching'), question('TOP1M', 'top-down', 'managers')] : []),
    ]
    const rounds = folder({ ...usual, weeks, questions, score: falls(25, weeks - 4) })
    rounds[weeks - 7]!.groups = rounds[weeks - 7]!.groups.filter(({ id }) => id !== 'team:T3')
    const { verdicts } = verdictsOf(rounds)
    expect(new Set(verdicts.map(({ driver }) => driver))).toEqual(new Set(['coaching', 'morale']))
    expect(
      of(
        rounds.map((round) => ({ ...round, questions: morale() })),
        'team:T3',
      ).lastFour.verdict,
    ).toBe('fell')
    expect(moved({ verdicts }).filter((one) => !one.startsWith('team:T3'))).toEqual([])
  },
)

test('a driver that was asked once of the last four weeks fell in that week', () => {
  const questions = (week: number) => (week % 2 === 0 && week !== 12 ? [question('COA1', 'coaching')] : [])
  const rounds = folder({ ...usual, weeks: 15, questions, score: falls(45, 12) })
  const { lastRound, lastFour } = of(rounds, 'team:T3')
  expect(lastFour).toMatchObject({ verdict: 'fell', since: '2026-W15', shown: { before: 6, within: 1 } })
  expect(lastRound).toMatchObject({ verdict: 'fell', since: '2026-W15' })
})

test('a team of which only "over 80" is known falls in sight', () => {
  const score = (team: number, week: number) => falls(30, 12)(team, week) + (team === 3 ? 32 : 0)
  expect(of(folder({ ...usual, score }), 'team:T3').lastFour.verdict).toBe('fell')
})

test('scores that never move at all: no change, and no band narrower than the rounding', () => {
  const { verdicts } = verdictsOf(folder({ ...usual, score: () => 60 }))
  for (const { group, lastFour } of verdicts) {
    expect(lastFour).toMatchObject({ verdict: 'no-change' })
    expect(lastFour.change).toBeCloseTo(0, 9)
    expect(lastFour.band![1]).toBeGreaterThanOrEqual(group === 'organisation' ? 1 : 5)
  }
})

test('the organisation alone, and two teams beside it', () => {
  for (const teams of [0, 2]) {
    const rounds = folder({ ...usual, teams })
    expect(moved(verdictsOf(rounds))).toEqual([])
    expect(verdictsOf(rounds).verdicts).toHaveLength(teams + 1)
  }
})

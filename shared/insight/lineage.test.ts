/** A line through reorganisations has a join wherever its people may be others. */
import { describe, expect, it } from 'vitest'
import type { PublishedCell } from '../published/published.ts'
import { lineageOf, type SeasonGroups, sameMakeup } from './lineage.ts'

const cell = (id: string, teams: string[], eligible = 10): PublishedCell => ({
  id,
  teams,
  levels: ['rep'],
  eligible,
})
const names: Record<string, string> = { M1: 'Nantes', M2: 'Angers', M9: 'Nantes' }

/** A season of teams, each of some managers, under the area A. */
function season(id: string, teams: string[], sizes: Record<string, number> = {}): SeasonGroups {
  const cells = teams.map((team, i) => cell(`c${i}`, team.split('+'), sizes[team] ?? 10))
  const managers = teams.flatMap((team) => team.split('+'))
  return {
    season: id,
    cells,
    groups: [
      ...teams.map((team, i) => ({ id: `team:${team}`, kind: 'team' as const, cells: [`c${i}`] })),
      { id: 'unit:A', kind: 'unit', cells: cells.map(({ id }) => id) },
    ],
    teams: managers.map((id) => {
      const name = names[id] ?? id
      return { id, parent: 'A', name: { fr: name, en: name } }
    }),
  }
}
const team = (id: string) => ({ id: `team:${id}`, kind: 'team' as const })
const joinsOf = (id: string, ...seasons: SeasonGroups[]) => lineageOf(team(id), seasons).joins

describe('a team', () => {
  it('that goes on has a join at each season, and one that became another size says so', () => {
    const { segments, joins } = lineageOf(team('M1'), [
      season('S1', ['M1']),
      season('S2', ['M1'], { M1: 11 }),
      season('S3', ['M1'], { M1: 15 }),
    ])
    expect(segments.map(({ groups }) => groups)).toEqual([['team:M1'], ['team:M1'], ['team:M1']])
    expect(joins).toMatchObject([
      { season: 'S2', kind: 'new-season', changed: false },
      { season: 'S3', kind: 'new-season', changed: true },
    ])
  })

  it('that was merged has the lines of its parts before it', () => {
    const { segments, joins } = lineageOf(team('M1+M2'), [
      season('S1', ['M1', 'M2', 'M3']),
      season('S2', ['M1+M2']),
    ])
    expect(segments[0]!.groups).toEqual(['team:M1', 'team:M2'])
    expect(joins).toEqual([
      { season: 'S2', kind: 'merged', before: ['team:M1', 'team:M2'], after: ['team:M1+M2'], changed: true },
    ])
  })

  it('that was split off has the wider group before it, and nothing of a third', () => {
    const seasons = [season('S1', ['M1', 'M2']), season('S2', ['M1+M2']), season('S3', ['M1', 'M2'])]
    const { segments, joins } = lineageOf(team('M1'), seasons)
    expect(segments.map(({ groups }) => groups)).toEqual([['team:M1'], ['team:M1+M2'], ['team:M1']])
    expect(joins.map(({ kind }) => kind)).toEqual(['merged', 'split'])
  })

  it('of which only one part was there before is merged with newcomers, not the same', () => {
    expect(joinsOf('M1+M2', season('S1', ['M1', 'M3']), season('S2', ['M1+M2', 'M3']))).toMatchObject([
      { kind: 'merged', before: ['team:M1'] },
    ])
  })

  it('that was merged away goes on in the merged one', () => {
    const { segments, joins } = lineageOf(team('M1'), [season('S1', ['M1', 'M2']), season('S2', ['M1+M2'])])
    expect(segments[1]!.groups).toEqual(['team:M1+M2'])
    expect(joins).toMatchObject([{ kind: 'merged', after: ['team:M1+M2'] }])
  })

  it('with a new manager is offered its namesake, where that one left', () => {
    expect(joinsOf('M9', season('S1', ['M1', 'M2']), season('S2', ['M9', 'M2']))).toEqual([
      { season: 'S2', kind: 'renamed', before: ['team:M1'], after: ['team:M9'], changed: true },
    ])
    // M1 is still there, so M9 is somebody else's team of that name.
    expect(joinsOf('M9', season('S1', ['M1', 'M2']), season('S2', ['M9', 'M1', 'M2']))).toEqual([])
    const elsewhere = season('S1', ['M1', 'M2'])
    elsewhere.teams = elsewhere.teams.map((one) => ({ ...one, parent: 'B' }))
    expect(joinsOf('M9', elsewhere, season('S2', ['M9', 'M2']))).toEqual([])
  })

  it('that was away for a season comes back with a join', () => {
    const seasons = [season('S1', ['M1']), season('S2', ['M3']), season('S3', ['M1'])]
    expect(joinsOf('M1', ...seasons)).toMatchObject([{ season: 'S3', kind: 'new-season' }])
    expect(lineageOf(team('M1'), seasons).segments[1]!.groups).toEqual([])
  })

  it('that nobody knows has no line', () => {
    expect(lineageOf(team('M7'), [season('S1', ['M1'])])).toEqual({ segments: [], joins: [] })
  })
})

describe('a unit', () => {
  it('is never taken for one of its teams', () => {
    const unit = { id: 'unit:A', kind: 'unit' as const }
    const lineage = lineageOf(unit, [season('S1', ['M1', 'M2']), season('S2', ['M1', 'M3'])])
    expect(lineage.segments.map(({ groups }) => groups)).toEqual([['unit:A'], ['unit:A']])
    expect(lineage.joins).toMatchObject([{ kind: 'new-season', changed: true }])
  })
})

describe('the makeup', () => {
  it('is the same where nine in ten sit where they sat', () => {
    const before = [cell('c1', ['M1'], 10), cell('c2', ['M2'], 10)]
    expect(sameMakeup(before, [cell('x', ['M1'], 9), cell('y', ['M2'], 10)])).toBe(true)
    expect(sameMakeup(before, [cell('x', ['M1'], 12), cell('y', ['M2'], 8)])).toBe(true)
    expect(sameMakeup(before, [cell('x', ['M1'], 13), cell('y', ['M2'], 7)])).toBe(false)
    expect(sameMakeup(before, [{ ...cell('x', ['M1'], 10), levels: ['key-account'] }, before[1]!])).toBe(
      false,
    )
    expect(sameMakeup([], [])).toBe(false)
  })

  it('does not count newcomers, who sit nowhere', () => {
    expect(sameMakeup([cell('c1', ['M1'])], [cell('c1', ['M1']), cell('newcomers', [], 30)])).toBe(true)
  })
})

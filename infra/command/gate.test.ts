/** `quorum gate` on given ballots: the permitted set and the history of a season file, and what is wrong with one. */
import { describe, expect, it } from 'vitest'
import type { PublishedRound } from '#shared/published/published.ts'
import { CommandError } from './command-error.ts'
import { type GateOptions, gateOf } from './gate.ts'

const sizes = [10, 8, 10, 10]
const people = sizes.flatMap((size, i) => [
  { id: `m${i + 1}`, manager: 'd', level: 'manager' },
  ...Array.from({ length: size }, (_, rep) => ({
    id: `m${i + 1}r${rep}`,
    manager: `m${i + 1}`,
    level: 'rep',
  })),
])
const organisation = [
  'id,name,email,manager,level,language',
  ...[{ id: 'd', manager: '', level: 'director' }, ...people].map(({ id, manager, level }) =>
    [id, id, `${id}@example.org`, manager, level, 'fr'].join(),
  ),
].join('\n')

/** The first so many of each team, and the director. */
const ballots = (...voting: number[]) =>
  [
    'member,Q1',
    'd,3',
    ...voting.flatMap((n, i) => Array.from({ length: n }, (_, rep) => `m${i + 1}r${rep},${1 + (rep % 5)}`)),
  ].join('\n')

const options = { organisation, k: 5, order: 'units' } as const
const run = (votes: string, season?: object) =>
  gateOf({ ...options, ballots: votes, ...(season ? { season: JSON.stringify(season) } : {}) } as GateOptions)
const said = ({ groups }: PublishedRound, id: string) => groups.find((group) => group.id === id)!.results.Q1!

const permitted = ['organisation', 'team:m1', 'team:m3', 'team:m4']

describe('a season file', () => {
  it('limits what is shown to its permitted set', () => {
    const alone = run(ballots(10, 8, 9, 8))
    expect(said(alone, 'team:m2')).toMatchObject({ answers: '8-11' })
    const published = run(ballots(10, 8, 9, 8), { permitted })
    expect(published.season).toBe('given')
    expect(said(published, 'team:m2')).toEqual({ hidden: 'season' })
    expect(said(published, 'team:m3')).toMatchObject({ answers: '8-11' })
  })

  it('with a history hides what would open a small group together with it', () => {
    const first = run(ballots(10, 2, 9, 8), { permitted })
    expect(said(first, 'team:m4')).toEqual({ hidden: 'protects-another' })
    const second = ballots(4, 2, 9, 8)
    expect(said(run(second, { permitted }), 'team:m4')).toMatchObject({ answers: '8-11' })
    expect(said(run(second, { permitted, history: [first] }), 'team:m4')).toEqual({
      hidden: 'protects-another',
    })
  })

  it('without a permitted set chooses it by what the history lets expect', () => {
    const history = [run(ballots(10, 2, 9, 8)), run(ballots(9, 1, 9, 9))]
    const published = run(ballots(10, 8, 9, 8), { history })
    expect(said(published, 'team:m1')).toMatchObject({ answers: '8-11' })
    // Two answers, then one: nothing lets expect five of team m2, though eight came.
    expect(said(published, 'team:m2')).toEqual({ hidden: 'season' })
  })

  it.each([
    ['not JSON', 'id: 2026-Q4', 'not JSON'],
    ['without both', '{"id": "2026-Q4"}', 'neither a permitted set nor a history'],
    ['with another history', '{"history": [{"version": 2}]}', 'history.0.version'],
  ])('%s is refused', (_, season, message) => {
    const refused = () => gateOf({ ...options, ballots: ballots(10, 8, 9, 8), season })
    expect(refused).toThrow(CommandError)
    expect(refused).toThrow(message)
  })
})

/** The season's permitted set: by expected answers, from published bands only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { structureOf } from '../org/structure.ts'
import type { GateInput } from './gate.ts'
import { gate } from './gate.ts'
import { organisation, round } from './random.fixture.ts'
import { expectedResponse, planSeason } from './season.ts'

const plan = { id: '2026-Q4', k: 5, order: 'units', starts: '2026-10-01T00:00:00.000Z', expected: 5 } as const

/** Teams of reps under managers of one director. */
const teams = (...sizes: number[]) =>
  structureOf({
    levels: ['director', 'manager', 'rep'],
    members: [
      { id: 'D', manager: null, level: 'director' },
      ...Array.from({ length: 5 }, (_, i) => ({ id: `A${i}`, manager: 'D', level: 'manager' })),
      ...sizes.flatMap((size, team) =>
        Array.from({ length: size }, (_, i) => ({ id: `R${team}${i}`, manager: `A${team}`, level: 'rep' })),
      ),
    ].map((one) => ({ ...one, name: one.id, email: `${one.id}@example.org`, language: 'en' as const })),
  })

describe('a season', () => {
  it('permits a team that is expected to give five answers, and not one of which less is expected', () => {
    const structure = teams(10, 6, 6)
    const few = planSeason({ ...plan, structure, response: { c1: 1, c2: 0.6, c3: 0.6, c4: 0.6 } })
    expect(few.permitted).toContain('team:A0')
    expect(few.permitted).not.toContain('team:A1')
    const many = planSeason({ ...plan, structure, response: { c1: 1, c2: 1, c3: 1, c4: 1 } })
    expect(many.permitted).toContain('team:A1')
  })

  it('hides for the whole season what it does not permit, however many answer', () => {
    fc.assert(
      fc.property(round(60), (input) => {
        const season = planSeason({ ...plan, structure: input.structure, response: {} })
        const published = gate({ ...input, season })
        for (const { id, results } of published.groups)
          for (const result of Object.values(results))
            if (!season.permitted.includes(id)) expect(result).toEqual({ hidden: 'season' })
      }),
      { numRuns: 150 },
    )
  })

  it('permits the same whatever the order of members', () => {
    fc.assert(
      fc.property(organisation(60), (one) => {
        const turned = { ...one, members: [...one.members].reverse() }
        const of = (it: typeof one) => planSeason({ ...plan, structure: structureOf(it), response: {} })
        expect(of(turned)).toEqual(of(one))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a round whose cells merged since', () => {
  it('may show together what the season shows apart, and nothing that it hides', () => {
    const structure = teams(10, 10)
    const season = planSeason({ ...plan, structure, response: { c1: 1 } })
    const [leadership, a, b] = season.cells
    const merged = {
      ...a!,
      id: 'c2+c3',
      teams: ['A0', 'A1'],
      seats: [...a!.seats, ...b!.seats],
      eligible: 20,
    }
    const counts = [
      { cell: 'c1', ballots: 6, questions: { Q1: { answers: [1, 1, 2, 1, 1] as never, skips: 0 } } },
      { cell: 'c2+c3', ballots: 12, questions: { Q1: { answers: [2, 3, 3, 2, 2] as never, skips: 0 } } },
    ]
    const input: GateInput = {
      round: 'r',
      season,
      k: 5,
      order: 'units',
      structure,
      cells: [leadership!, merged],
      questions: [{ id: 'Q1', driver: 'morale', asked: 'all' }],
      counts,
      spoiled: 0,
    }
    const result = (from: GateInput) => gate(from).groups.find(({ id }) => id === 'team:A0+A1')!.results.Q1
    expect(result(input)).toMatchObject({ answers: '12-19' })
    const without = { ...season, permitted: season.permitted.filter((id) => id !== 'team:A1') }
    expect(result({ ...input, season: without })).toEqual({ hidden: 'season' })
  })
})

describe('expected response', () => {
  it('is the middle of the smallest shown group around a cell over its eligible members, mean over rounds', () => {
    const structure = teams(10, 10)
    const { cells } = planSeason({ ...plan, structure, response: {} })
    const roundWith = (ballots: number) =>
      gate({
        round: 'r',
        season: null,
        k: 5,
        order: 'units',
        structure,
        cells,
        questions: [{ id: 'Q1', driver: 'morale', asked: 'all' }],
        counts: cells.map(({ id }) => ({
          cell: id,
          ballots,
          questions: { Q1: { answers: [1, 1, 2, 1, ballots - 5] as never, skips: 0 } },
        })),
        spoiled: 0,
      })
    expect(expectedResponse([], cells)).toEqual({ c1: 0.7, c2: 0.7, c3: 0.7 })
    // 6 answers are the band 5–7, 9 the band 8–11.
    expect(expectedResponse([roundWith(6)], cells)).toMatchObject({ c2: 0.6, c3: 0.6 })
    expect(expectedResponse([roundWith(6), roundWith(9)], cells).c2).toBeCloseTo((0.6 + 0.95) / 2, 10)
  })
})

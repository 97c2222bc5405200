/** The season's permitted set: by expected answers, from published bands only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeCells } from '../org/cells.ts'
import { structureOf } from '../org/structure.ts'
import type { PublishedRound, Result } from '../published/published.ts'
import type { Answers, CellCount } from '../tally/counts.ts'
import { aggregatesOf } from './aggregates.ts'
import { answersIn } from './agreement.ts'
import { audit } from './audit.ts'
import type { GateInput } from './gate.ts'
import { gate } from './gate.ts'
import { organisation, round, rounds } from './random.fixture.ts'
import { derivableInSeason } from './rank.fixture.ts'
import { forceOf } from './season.fixture.ts'
import { planSeason } from './season.ts'

const plan = { id: '2026-Q4', k: 5, order: 'units', starts: '2026-10-01T00:00:00.000Z', expected: 5 } as const

describe('a season', () => {
  it('permits a team that is expected to give five answers, and not one of which less is expected', () => {
    const structure = forceOf(10, 6, 6)
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

const countIn = ({ counts }: GateInput, cell: string) => counts.find((count) => count.cell === cell)!

/** What cells that merged have together. */
function added(id: string, parts: CellCount[]): CellCount {
  const questions: CellCount['questions'] = {}
  for (const part of parts)
    for (const [question, { answers, skips }] of Object.entries(part.questions)) {
      const sum = questions[question] ?? { answers: [0, 0, 0, 0, 0], skips: 0 }
      questions[question] = {
        answers: sum.answers.map((n, i) => n + answers[i]!) as Answers,
        skips: sum.skips + skips,
      }
    }
  return { cell: id, ballots: parts.reduce((total, { ballots }) => total + ballots, 0), questions }
}

describe('the rounds of a season', () => {
  /** A season that foresaw nothing: it permits every group. */
  const careless = (input: GateInput) => {
    const season = planSeason({ ...plan, structure: input.structure, response: {} })
    return { ...season, permitted: aggregatesOf(season.structure, season.cells).map(({ id }) => id) }
  }
  const publish = (all: GateInput[], withHistory: boolean) => {
    const season = careless(all[0]!)
    const history: PublishedRound[] = []
    for (const input of all)
      history.push(gate({ ...input, season, history: withHistory ? [...history] : [] }))
    return history
  }
  const isSaid = (result: Result) => !('hidden' in result) || result.hidden === 'uniform'
  /** What all weeks' tables of some questions open together, by ballots or by the answers to one of them. */
  const opened = (all: GateInput[], published: PublishedRound[], questions = ['Q1', 'Q2']) => {
    const { cells } = all[0]!
    const groups = published.flatMap((one) =>
      one.groups.filter(({ results }) => questions.some((id) => results[id] && isSaid(results[id]))),
    )
    const [alone] = questions.length === 1 ? questions : []
    const weeks = all.map(({ counts }) =>
      cells.map(({ id }) => {
        const count = counts.find(({ cell }) => cell === id)!
        return alone ? answersIn(count.questions[alone]?.answers ?? [0, 0, 0, 0, 0]) : count.ballots
      }),
    )
    const sets = groups.map((group) => group.cells.map((id) => cells.findIndex((cell) => cell.id === id)))
    const distinct = new Map(sets.map((set) => [set.join(), set]))
    return derivableInSeason([...distinct.values()], weeks, 5)
  }

  it('open together no group that stays below k in every week, whatever was expected', () => {
    fc.assert(
      fc.property(rounds(80, 8, 30), (all) => {
        const published = publish(all, true)
        expect(opened(all, published)).toBeNull()
        for (const question of ['Q1', 'Q2', 'Q1M'])
          expect(opened(all, published, [question]), question).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  it('would otherwise: one week shows the reps, the next a team of them, and the other team is the difference', () => {
    const structure = forceOf(10, 8)
    const { cells } = planSeason({ ...plan, structure, response: {} })
    const week = (...ballots: number[]): GateInput => ({
      round: `r${ballots.join('-')}`,
      season: null,
      k: 5,
      order: 'units',
      structure,
      cells,
      questions: [{ id: 'Q1', driver: 'morale', asked: 'all' }],
      counts: ballots.map((n, i) => ({
        cell: cells[i]!.id,
        ballots: n,
        questions: { Q1: { answers: [n, 0, 0, 0, 0], skips: 0 } },
      })),
      spoiled: 0,
    })
    const all = [week(6, 10, 3), week(1, 9, 4)]
    expect(opened(all, publish(all, false))).toEqual([2])
    expect(opened(all, publish(all, true))).toBeNull()
    const [, second] = publish(all, true)
    expect(second!.groups.find(({ id }) => id === 'team:A0')!.results.Q1).toEqual({
      hidden: 'protects-another',
    })
  })

  it('pass the audit, each by itself', () => {
    fc.assert(
      fc.property(rounds(60, 3), (all) => {
        for (const [week, published] of publish(all, true).entries()) audit(all[week]!, published)
      }),
      { numRuns: 60 },
    )
  })

  it('open nothing either where people leave and cells merge for a week', () => {
    const leaving = fc.array(fc.array(fc.nat(5), { minLength: 60, maxLength: 60 }), {
      minLength: 5,
      maxLength: 5,
    })
    let merged = 0
    fc.assert(
      fc.property(rounds(80, 5, 24), leaving, (all, gone) => {
        const season = careless(all[0]!)
        const history: PublishedRound[] = []
        for (const [week, input] of all.entries()) {
          const now = season.cells.map((cell, i) =>
            gone[week]![i % 60] === 0 ? { ...cell, eligible: Math.min(cell.eligible, 4) } : cell,
          )
          const { cells } = mergeCells(season.structure, now, 5)
          if (cells.length < season.cells.length) merged += 1
          const counts = cells.map(({ id }) =>
            added(
              id,
              id.split('+').map((one) => countIn(input, one)),
            ),
          )
          history.push(gate({ ...input, season, history: [...history], cells, counts }))
        }
        const finest = history.map((round) => ({
          ...round,
          groups: round.groups.map((group) => ({
            ...group,
            cells: group.cells.flatMap((id) => id.split('+')),
          })),
        }))
        expect(opened(all, finest)).toBeNull()
        for (const question of ['Q1', 'Q2', 'Q1M'])
          expect(opened(all, finest, [question]), question).toBeNull()
      }),
      { numRuns: 120 },
    )
    expect(merged).toBeGreaterThan(50)
  })

  it('are told from another season’s, which say nothing here', () => {
    fc.assert(
      fc.property(rounds(45, 2), ([first, second]) => {
        const season = careless(first!)
        const before = gate({ ...first!, season: { ...season, id: '2026-Q3' } })
        const result = gate({ ...second!, season, history: [before] })
        expect(result).toEqual(gate({ ...second!, season }))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a round whose cells merged since', () => {
  it('may show together what the season shows apart, and nothing that it hides', () => {
    const structure = forceOf(10, 10)
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

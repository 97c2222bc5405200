/** The gate's promises, for arbitrary organisations and answers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newcomersCell } from '../org/cells.ts'
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import { aggregatesOf } from './aggregates.ts'
import { answersIn } from './agreement.ts'
import { audit, Leak } from './audit.ts'
import { bandOf } from './bands.ts'
import { type GateInput, gate } from './gate.ts'
import { round } from './random.fixture.ts'
import { derivableBelow } from './rank.fixture.ts'

const runs = { numRuns: 400 }
const hidden = (group: PublishedGroup, id: string) => {
  const result = group.results[id]!
  return 'hidden' in result ? result.hidden : null
}
const shown = (published: PublishedRound, id: string) =>
  published.groups.filter((group) => hidden(group, id) === null)

/** Answers to a question per cell, in the order of cells. */
const people = ({ cells, counts }: GateInput, id: string) =>
  cells.map((cell) => {
    const count = counts.find((one) => one.cell === cell.id)!.questions[id]
    return count ? answersIn(count.answers) : 0
  })
const indices = (input: GateInput, groups: PublishedGroup[]) =>
  groups.map((group) => group.cells.map((id) => input.cells.findIndex((cell) => cell.id === id)))

describe('the gate', () => {
  it('shows no group with fewer than k answers, and the band that it has', () => {
    fc.assert(
      fc.property(round(60), (input) => {
        const published = gate(input)
        for (const { id } of input.questions)
          for (const group of shown(published, id)) {
            const answers = indices(input, [group])[0]!.reduce((sum, i) => sum + people(input, id)[i]!, 0)
            expect(answers).toBeGreaterThanOrEqual(5)
            expect(group.results[id]).toMatchObject({ answers: bandOf(answers).label })
          }
      }),
      runs,
    )
  })

  it('lets no combination of shown groups speak of one to four people (exact row reduction, every small set)', () => {
    fc.assert(
      fc.property(round(40), (input) => {
        const published = gate(input)
        for (const { id } of input.questions)
          expect(derivableBelow(indices(input, shown(published, id)), people(input, id), 5)).toBeNull()
      }),
      runs,
    )
  })

  it('hides nothing to protect another group that it could have shown', () => {
    fc.assert(
      fc.property(round(40), (input) => {
        const published = gate({ ...input, questions: [input.questions[0]!] })
        const answers = people(input, 'Q1')
        const inRound = new Set(published.groups.filter((group) => hidden(group, 'Q1') === null))
        // Uniform results are hidden after the choice, so they count as chosen here.
        for (const group of published.groups) if (hidden(group, 'Q1') === 'uniform') inRound.add(group)
        for (const group of published.groups) {
          if (hidden(group, 'Q1') !== 'protects-another') continue
          const more = indices(input, [...inRound, group])
          const ballots = input.cells.map(
            (cell) => input.counts.find((count) => count.cell === cell.id)!.ballots,
          )
          const byAnswers = derivableBelow(more, answers, 5)
          const byBallots = derivableBelow(more, ballots, 5)
          expect(byAnswers ?? byBallots ?? roundSetRefuses(input, group)).toBeTruthy()
        }
      }),
      runs,
    )
  })

  it('passes the audit, for each question and for all together', () => {
    fc.assert(
      fc.property(round(80), (input) => audit(input, gate(input))),
      runs,
    )
  })

  it('gives the same whatever the order of cells, counts, teams and seats', () => {
    fc.assert(
      fc.property(round(50), (input) => {
        const { structure } = input
        const turned: GateInput = {
          ...input,
          counts: [...input.counts].reverse(),
          structure: {
            ...structure,
            teams: [...structure.teams].reverse(),
            seats: [...structure.seats].reverse(),
          },
        }
        expect(gate(turned)).toEqual(gate(input))
      }),
      { numRuns: 100 },
    )
  })

  it('hides the same groups whatever the answers are, uniformity apart', () => {
    fc.assert(
      fc.property(round(50), (input) => {
        const turned = structuredClone(input)
        for (const { questions } of turned.counts)
          for (const { answers } of Object.values(questions)) answers.reverse()
        const pattern = (published: PublishedRound) =>
          published.groups.map(({ id, results }) => [
            id,
            Object.values(results).map((result) => ('hidden' in result ? result.hidden : null)),
          ])
        expect(pattern(gate(turned))).toEqual(pattern(gate(input)))
      }),
      { numRuns: 100 },
    )
  })

  it('shows of a question only what the round’s ballots allow', () => {
    fc.assert(
      fc.property(round(50), (input) => {
        const everybodyAnswers: GateInput = structuredClone(input)
        for (const count of everybodyAnswers.counts)
          count.questions.Q1 = { answers: [count.ballots, 0, 0, 0, 0], skips: 0 }
        const most = gate(everybodyAnswers)
        const allowed = new Set(
          most.groups.filter((g) => [null, 'uniform'].includes(hidden(g, 'Q1'))).map((g) => g.id),
        )
        for (const group of shown(gate(input), 'Q2')) expect(allowed).toContain(group.id)
      }),
      { numRuns: 100 },
    )
  })
})

/** True when the group was refused on ballots, before the question was looked at. */
function roundSetRefuses(input: GateInput, group: PublishedGroup): boolean {
  const everybodyAnswers: GateInput = structuredClone(input)
  for (const count of everybodyAnswers.counts)
    count.questions.Q1 = { answers: [count.ballots, 0, 0, 0, 0], skips: 0 }
  const found = gate(everybodyAnswers).groups.find(({ id }) => id === group.id)!
  return hidden(found, 'Q1') === 'protects-another'
}

describe('the audit', () => {
  it('refuses a round that shows one group too many', () => {
    let caught = 0
    fc.assert(
      fc.property(round(40), (input) => {
        const published = gate(input)
        for (const group of published.groups) {
          if (hidden(group, 'Q1') !== 'protects-another') continue
          const forged = structuredClone(published)
          const of = forged.groups.find(({ id }) => id === group.id)!
          of.results.Q1 = {
            answers: '5-7',
            score: 50,
            clip: null,
            distribution: null,
            skips: null,
            agreement: null,
          }
          const leaks = derivableBelow(indices(input, shown(forged, 'Q1')), people(input, 'Q1'), 5)
          if (!leaks) continue
          caught += 1
          expect(() => audit(input, forged)).toThrow(Leak)
        }
      }),
      runs,
    )
    expect(caught).toBeGreaterThan(20)
  })

  it('refuses a group below k', () => {
    fc.assert(
      fc.property(round(40), (input) => {
        const published = gate(input)
        const small = published.groups.find((group) => hidden(group, 'Q2') === 'few')
        if (!small) return
        small.results.Q2 = {
          answers: '5-7',
          score: 50,
          clip: null,
          distribution: null,
          skips: null,
          agreement: null,
        }
        expect(() => audit(input, published)).toThrow(Leak)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the families', () => {
  it('are laminar, and name each set of people once', () => {
    fc.assert(
      fc.property(round(80), ({ structure, cells }) => {
        const aggregates = aggregatesOf(structure, cells)
        for (const a of aggregates)
          for (const b of aggregates) {
            if (a === b || a.family !== b.family) continue
            const both = a.cells.filter((i) => b.cells.includes(i)).length
            expect([0, a.cells.length, b.cells.length]).toContain(both)
            expect(a.cells).not.toEqual(b.cells)
          }
      }),
      { numRuns: 100 },
    )
  })
})

describe('newcomers', () => {
  const withNewcomers = (input: GateInput, answers: [number, number, number, number, number]): GateInput => {
    const ballots = answers.reduce((sum, count) => sum + count, 0)
    return {
      ...input,
      cells: [...input.cells, newcomersCell(Math.max(5, ballots))],
      counts: [
        ...input.counts,
        { cell: 'newcomers', ballots, questions: { Q1: { answers, skips: 0 }, Q2: { answers, skips: 0 } } },
      ],
    }
  }

  it('are of the organisation and of no team, unit or level', () => {
    fc.assert(
      fc.property(round(50), (input) => {
        const published = gate(withNewcomers(input, [1, 1, 1, 1, 2]))
        for (const { id, cells } of published.groups)
          expect(cells.includes('newcomers'), id).toBe(id === 'organisation')
      }),
      { numRuns: 100 },
    )
  })

  it('change nothing while fewer than k of them answer', () => {
    fc.assert(
      fc.property(round(50), (input) => {
        const results = (published: PublishedRound) =>
          published.groups.map(({ id, results }) => [id, results])
        expect(results(gate(withNewcomers(input, [1, 1, 1, 1, 0])))).toEqual(
          results(gate(withNewcomers(input, [0, 0, 0, 0, 0]))),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('open no small group either', () => {
    fc.assert(
      fc.property(round(40), fc.nat(4), (input, more) => {
        const all = withNewcomers(input, [1, 1, 1, 1, more])
        const published = gate(all)
        audit(all, published)
        const counted = people(all, 'Q1').map((n, i) => (all.cells[i]!.id === 'newcomers' && n < 5 ? 0 : n))
        expect(derivableBelow(indices(all, shown(published, 'Q1')), counted, 5)).toBeNull()
      }),
      runs,
    )
  })
})

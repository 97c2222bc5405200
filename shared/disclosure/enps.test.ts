/** eNPS: one number for the whole organisation, decided by counts, and nothing of it anywhere else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newcomersCell } from '../org/cells.ts'
import type { PublishedRound } from '../published/published.ts'
import { audit } from './audit.ts'
import { type GateInput, gate } from './gate.ts'
import { round } from './random.fixture.ts'

const none = Array.from({ length: 11 }, () => 0)

/** A round whose cells answered the eleven answers so many times, cell by cell. */
const asked = (input: GateInput, ratings: number[][]): GateInput => ({
  ...input,
  enps: 'REC',
  counts: input.counts.map((count, i) => ({
    ...count,
    ratings: { REC: { answers: ratings[i] ?? none, skips: 0 } },
  })),
})

/** 60 people in one team below a head, who all answered Q1 in every way. */
const plain = (): GateInput => {
  const cells = [
    {
      id: 'c1',
      teams: ['d'],
      levels: ['rep'],
      seats: [{ team: 'd', level: 'rep', eligible: 90 }],
      eligible: 90,
    },
  ]
  return {
    round: 'r',
    season: null,
    k: 5,
    order: 'units',
    structure: {
      levels: ['rep'],
      teams: [{ id: 'd', parent: null, name: 'D', leader: 'D' }],
      seats: cells[0]!.seats,
    },
    cells,
    questions: [{ id: 'Q1', driver: 'morale', asked: 'all' }],
    counts: [{ cell: 'c1', ballots: 90, questions: { Q1: { answers: [18, 18, 18, 18, 18], skips: 0 } } }],
    spoiled: 0,
  }
}
/** So many for each of 0 … 10. */
const rated = (answers: Record<number, number>) => none.map((_, answer) => answers[answer] ?? 0)
const enpsOf = (answers: Record<number, number>, input = plain()) =>
  gate(asked(input, [rated(answers)])).organisation.enps

describe('eNPS', () => {
  it('is promoters less detractors in percent, in steps of 5, halves upwards', () => {
    expect(enpsOf({ 9: 10, 10: 20, 8: 20, 7: 0, 6: 5, 0: 5 })).toBe(35) // 20 of 60 are 33.3 %
    expect(enpsOf({ 10: 30, 7: 15, 8: 15, 3: 20 })).toBe(15) // 10 of 80 are 12.5 %
    expect(enpsOf({ 10: 20, 7: 15, 8: 15, 3: 30 })).toBe(-10) // −12.5 %
    expect(enpsOf({ 6: 30, 7: 30 })).toBe(-50)
    expect(enpsOf({ 9: 30, 6: 30 })).toBe(0)
  })

  it('needs 50 answers, and k where k is more', () => {
    expect(enpsOf({ 9: 25, 7: 24 })).toBeNull()
    expect(enpsOf({ 9: 25, 7: 25 })).toBe(50)
    expect(enpsOf({ 9: 25, 7: 25 }, { ...plain(), k: 51 })).toBeNull()
  })

  it('is clipped, and hidden where the answers are all alike', () => {
    expect(enpsOf({ 9: 40, 10: 38, 8: 2 })).toBe(95)
    expect(enpsOf({ 0: 40, 5: 38, 8: 2 })).toBe(-95)
    expect(enpsOf({ 9: 40, 10: 39, 8: 1 })).toBeNull()
    expect(enpsOf({ 10: 48, 3: 12 })).toBeNull()
    expect(enpsOf({ 10: 47, 3: 13 })).not.toBeNull()
  })

  it('is not there where it was not asked, nor where the organisation shows nothing else', () => {
    const input = asked(plain(), [rated({ 9: 30, 7: 30 })])
    const { enps: _, ...without } = input
    expect(gate(without).organisation.enps).toBeNull()
    const uniform = structuredClone(input)
    uniform.counts[0]!.questions.Q1!.answers = [0, 0, 0, 0, 90]
    expect(gate(uniform).organisation.enps).toBeNull()
  })

  it('counts newcomers only where at least k of them answered it', () => {
    const newcomers = newcomersCell(8)
    const input: GateInput = { ...plain(), cells: [...plain().cells, newcomers] }
    input.counts.push({ cell: newcomers.id, ballots: 6, questions: {} })
    const before = rated({ 9: 30, 6: 30 })
    const with4 = asked(input, [before, rated({ 10: 4 })])
    expect(gate(with4).organisation.enps).toBe(0)
    expect(() => audit(with4, gate(with4))).not.toThrow()
    expect(gate(asked(input, [before, rated({ 10: 6 })])).organisation.enps).toBe(10)
    expect(gate(asked(input, [rated({ 9: 24, 6: 24 }), rated({ 10: 4 })])).organisation.enps).toBeNull()
  })

  it('is decided by counts of the whole organisation, is never finer than told, and passes the audit', () => {
    const ratings = fc.array(fc.array(fc.nat(9), { minLength: 11, maxLength: 11 }), { maxLength: 12 })
    let shown = 0
    fc.assert(
      fc.property(round(60), ratings, (input, given) => {
        const full = asked(input, given)
        const published = gate(full)
        const { enps } = published.organisation
        audit(full, published)
        expect(JSON.stringify({ ...published, organisation: null })).not.toContain('REC')
        // Nothing else of the round changes with it, and moving answers between cells changes nothing at all.
        expect({ ...published.organisation, enps: null }).toEqual(gate(input).organisation)
        expect(published.groups).toEqual(gate(input).groups)
        const cells = full.counts.length
        const turned = asked(
          input,
          Array.from({ length: cells }, (_, i) => given[cells - 1 - i] ?? none),
        )
        if (given.length <= cells) expect(gate(turned).organisation.enps).toBe(enps)
        if (enps === null) return
        shown += 1
        const everybody = given
          .slice(0, cells)
          .flat()
          .reduce((sum, one) => sum + one, 0)
        expect(everybody).toBeGreaterThanOrEqual(50)
        expect(Math.abs(enps)).toBeLessThanOrEqual(95)
        expect(enps % 5).toBeCloseTo(0)
      }),
      { numRuns: 200 },
    )
    expect(shown).toBeGreaterThan(20)
  })
})

describe('the audit of an eNPS', () => {
  const sound = asked(plain(), [rated({ 9: 30, 7: 30 })])
  const forged = (change: (published: PublishedRound) => void): PublishedRound => {
    const published = structuredClone(gate(sound))
    change(published)
    return published
  }
  const few = asked(plain(), [rated({ 9: 25, 7: 24 })])
  const { enps: _, ...unasked } = sound

  it.each([
    ['too few answers', few, forged(() => {}), /only 49 answered/],
    ['nobody was asked', unasked, forged(() => {}), /nobody was asked/],
    ['a finer number', sound, forged((one) => (one.organisation.enps = 51)), /too finely/],
    ['a number beyond the clip', sound, forged((one) => (one.organisation.enps = 100)), /too finely/],
    ['another number', sound, forged((one) => (one.organisation.enps = 55)), /not what was counted/],
    [
      'an organisation that is hidden',
      sound,
      forged((one) => (one.groups[0]!.results.Q1 = { hidden: 'season' })),
      /the organisation is not shown/,
    ],
    [
      'a result of a group',
      sound,
      forged((one) => (one.groups[0]!.results.REC = one.groups[0]!.results.Q1!)),
      /has a result of its own/,
    ],
    [
      'a question of groups',
      sound,
      forged((one) => {
        one.questions.push({ id: 'REC', driver: 'morale', asked: 'all' })
        for (const { results } of one.groups) results.REC = { hidden: 'few' }
      }),
      /result of its own|among the questions/,
    ],
  ])('refuses %s', (_, input, published, said) => {
    expect(() => audit(input, published)).toThrow(said)
  })
})

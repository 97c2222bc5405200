/** Two rounds side by side: a change by hand, what is never held together, and that chance is not told as change. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compare, type DriverPair } from './compare.ts'
import { gapOf, type ShownScore } from './gap.ts'
import { noiseOf } from './noise.ts'
import type { DriverScore } from './view.ts'

const shown = (score: number, more: Partial<ShownScore> = {}): ShownScore => ({
  kind: 'shown',
  score,
  clip: null,
  answers: '50+',
  step: 1,
  noise: 7,
  questions: ['MOR1'],
  ...more,
})
const few = { answers: '5-7', step: 10, noise: 22 }
const hidden: DriverScore = { kind: 'hidden', reason: 'few' }
const notAsked: DriverScore = { kind: 'not-asked' }

const pairOf = (a: DriverScore, b: DriverScore, same = true): DriverPair =>
  compare([{ group: 'g', a: { morale: a }, b: { morale: b }, same }], ['morale']).groups[0]!.drivers.morale!

describe('a change looked at alone', () => {
  it('is the second minus the first, with the band of two independent means', () => {
    // 1.96 · √(2 · (7 / 1.96)² + 2 / 12) = 9.93.
    expect(pairOf(shown(50), shown(61)).change).toEqual({ by: 11, band: 10, clip: null, word: 'rose' })
    expect(pairOf(shown(61), shown(50)).change).toEqual({ by: -11, band: 10, clip: null, word: 'fell' })
    expect(pairOf(shown(50), shown(60)).change).toMatchObject({ by: 10, word: 'no-change' })
  })

  it('says nothing where even so it would have to be more than a step of the answers', () => {
    expect(pairOf(shown(50, few), shown(60, few)).change).toMatchObject({ band: 33, word: 'cannot-tell' })
    expect(pairOf(shown(30, few), shown(70, few)).change).toMatchObject({ word: 'rose' })
  })

  it('of a bound is told in the direction that the bound leaves, and else cannot be told', () => {
    const [under, over] = [shown(20, { clip: 'under' }), shown(80, { clip: 'over' })]
    expect(pairOf(under, shown(45)).change).toMatchObject({ by: 25, clip: 'over', word: 'rose' })
    expect(pairOf(over, shown(45)).change).toMatchObject({ by: -35, clip: 'under', word: 'fell' })
    expect(pairOf(under, shown(22)).change).toMatchObject({ clip: 'over', word: 'cannot-tell' })
    // From over 80 to 95: how much of it is a rise is not known, nor whether any is.
    expect(pairOf(over, shown(95)).change).toMatchObject({ by: 15, clip: 'under', word: 'cannot-tell' })
    expect(pairOf(under, over).change).toMatchObject({ by: 60, clip: 'over', word: 'rose' })
  })
})

describe('no change is told', () => {
  it('where one side is not shown', () => {
    for (const [a, b] of [
      [hidden, shown(50)],
      [shown(50), hidden],
      [notAsked, shown(50)],
      [hidden, notAsked],
    ] as const)
      expect(pairOf(a, b)).toEqual({ a, b, change: null, apart: null })
    expect(compare([{ group: 'g', a: {}, b: {}, same: true }], ['morale']).groups[0]!.drivers.morale).toEqual(
      {
        a: notAsked,
        b: notAsked,
        change: null,
        apart: null,
      },
    )
  })

  it('where other people, or other questions, stand behind the two', () => {
    expect(pairOf(shown(20), shown(80), false)).toMatchObject({ change: null, apart: 'other-people' })
    const [one, two, turned] = [['MOR1'], ['MOR1', 'MOR2'], ['MOR2', 'MOR1']].map((questions) =>
      shown(20, { questions }),
    ) as [ShownScore, ShownScore, ShownScore]
    expect(pairOf(one, two)).toMatchObject({ change: null, apart: 'other-questions' })
    expect(pairOf(turned, two).apart).toBeNull()
  })

  it('where both lie beyond a bound of the same end', () => {
    const [low, high] = [shown(70, { clip: 'over' }), shown(90, { clip: 'over' })]
    expect(pairOf(low, high)).toMatchObject({ change: null, apart: 'bounds' })
  })
})

describe('many changes at once', () => {
  const still = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      group: `g${i}`,
      a: { m: shown(50) },
      b: { m: shown(52) },
      same: true,
    }))
  const moved = { group: 'moved', a: { m: shown(50) }, b: { m: shown(63) }, same: true }
  const wordOfMoved = (others: number) => {
    const { groups, looks } = compare([moved, ...still(others)], ['m'])
    expect(looks).toBe(others + 1)
    return groups[0]!.drivers.m!.change
  }

  it('ask more of each: what is real alone is chance among a hundred', () => {
    expect(wordOfMoved(0)).toMatchObject({ band: 10, word: 'rose' })
    // z of 0.05 / 202 is 3.48: 3.48 · 5.07 = 17.6.
    expect(wordOfMoved(100)).toMatchObject({ band: 18, word: 'no-change' })
  })

  it('are told more easily where others are real', () => {
    const all = Array.from({ length: 50 }, (_, i) => ({ ...moved, group: `m${i}` }))
    const { groups } = compare([...all, ...still(51)], ['m'])
    // z of 50 · 0.05 / 202 is 2.25: 2.25 · 5.07 = 11.4.
    expect(groups[0]!.drivers.m!.change).toMatchObject({ band: 12, word: 'rose' })
  })

  it('tell hardly any where nothing has changed', () => {
    const draw = seeded(7)
    const sizes = [
      { n: 9, answers: '8-11', step: 5 },
      { n: 15, answers: '12-19', step: 5 },
      { n: 60, answers: '50+', step: 1 },
    ]
    // Other people each week, of the deviation that the noise assumes.
    const reading = ({ n, answers, step }: (typeof sizes)[number]) =>
      shown(step * Math.round((55 + (25 / Math.sqrt(n)) * draw()) / step), {
        answers,
        step,
        noise: noiseOf(answers, 1),
      })
    const pages = 300
    let wrong = 0
    for (let page = 0; page < pages; page++) {
      const couples = Array.from({ length: 60 }, (_, i) => {
        const size = sizes[i % 3]!
        return { group: i, a: { m: reading(size) }, b: { m: reading(size) }, same: true }
      })
      const words = compare(couples, ['m']).groups.map(({ drivers }) => drivers.m!.change!.word)
      if (words.some((word) => word === 'rose' || word === 'fell')) wrong += 1
    }
    expect(wrong / pages).toBeLessThan(0.05)
  })
})

/** Standard normals from a small generator (Box & Muller 1958; Park & Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

const score: fc.Arbitrary<DriverScore> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('shown' as const),
      score: fc.integer({ min: 5, max: 95 }),
      clip: fc.constantFrom(null, null, null, 'under' as const, 'over' as const),
      answers: fc.constant('12-19'),
      step: fc.constantFrom(1, 2, 5, 10),
      noise: fc.integer({ min: 10, max: 25 }),
      questions: fc.constantFrom<string[][]>(['MOR1'], ['MOR2'], ['MOR1', 'MOR2']),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(hidden, notAsked) },
)
const couples = fc.array(
  fc.record({
    group: fc.nat(),
    a: fc.record({ m: score, c: score }),
    b: fc.record({ m: score, c: score }),
    same: fc.boolean(),
  }),
  { maxLength: 12 },
)
const pairsOf = (some: Parameters<typeof compare<number>>[0]) =>
  compare(some, ['m', 'c']).groups.flatMap(({ drivers }) => [drivers.m!, drivers.c!])

const turned = { over: 'under', under: 'over', rose: 'fell', fell: 'rose' } as const
const turn = <T extends string | null>(value: T) => turned[value as keyof typeof turned] ?? value

test('the other way round every change is its negative, and nothing else is another', () => {
  fc.assert(
    fc.property(couples, (some) => {
      const there = pairsOf(some)
      const back = pairsOf(some.map((one) => ({ ...one, a: one.b, b: one.a })))
      expect(back).toEqual(
        there.map(({ a, b, change, apart }) => ({
          a: b,
          b: a,
          change: change && {
            ...change,
            by: 0 - change.by,
            clip: turn(change.clip),
            word: turn(change.word),
          },
          apart,
        })),
      )
    }),
  )
})

test('both scores stay as published; nothing is computed of what is hidden, of others or of other questions', () => {
  fc.assert(
    fc.property(couples, (some) => {
      const pairs = pairsOf(some)
      const given = some.flatMap(({ a, b, same }) => [
        { a: a.m, b: b.m, same },
        { a: a.c, b: b.c, same },
      ])
      for (const [i, { a, b, change, apart }] of pairs.entries()) {
        expect([a, b]).toEqual([given[i]!.a, given[i]!.b])
        if (a.kind !== 'shown' || b.kind !== 'shown') expect([change, apart]).toEqual([null, null])
        else if (!given[i]!.same || `${a.questions}` !== `${b.questions}`) expect(change).toBeNull()
        else if (change) {
          expect(change.by).toBe(b.score - a.score)
          // Never below rounding, nor below the band of the change alone.
          expect(change.band).toBeGreaterThanOrEqual(Math.max(a.step, b.step, gapOf(b, a).band))
          if (change.word === 'rose') expect(change.by).toBeGreaterThan(change.band)
          if (change.word === 'fell') expect(-change.by).toBeGreaterThan(change.band)
          if (change.word === 'no-change') expect(Math.abs(change.by)).toBeLessThanOrEqual(change.band)
        }
      }
    }),
  )
})

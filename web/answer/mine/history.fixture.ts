/** Histories and files at random, of whatever ids and names organisations use. */
import fc from 'fast-check'
import type { Contents, OwnReceipt } from './file.ts'
import { keyOfRound, type OwnRound } from './history.ts'

const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const round = fc
  .tuple(
    fc.integer({ min: 2025, max: 2035 }),
    fc.integer({ min: 1, max: 52 }),
    fc.stringMatching(/^[0-9a-f]{4}$/),
  )
  .map(([year, week, suffix]) => `${year}-W${String(week).padStart(2, '0')}-${suffix}`)
const score = fc.option(fc.integer({ min: 2, max: 10 }).map((halves) => halves / 2))

export const ownRound: fc.Arbitrary<OwnRound> = fc.record({
  member: name,
  round,
  scores: fc.dictionary(
    name.filter((driver) => !['__proto__', 'prototype', 'constructor'].includes(driver)),
    score,
    { noNullPrototype: true },
  ),
})

export const history = (of = ownRound) => fc.uniqueArray(of, { selector: keyOfRound, maxLength: 20 })

const receipt: fc.Arbitrary<OwnReceipt> = fc.record({
  key: fc.tuple(round, name, name).map((parts) => parts.map(encodeURIComponent).join('/')),
  kept: fc.record(
    {
      step: fc.constantFrom('sent', 'late'),
      receipt: fc.stringMatching(/^[0-9a-f]{32}$/),
      closes: fc
        .date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2035-01-01') })
        .map((date) => date.toISOString()),
      with: fc.record({
        teams: fc.array(fc.record({ fr: name, en: name }), { maxLength: 4 }),
        eligible: fc.integer({ min: 5, max: 900 }),
        k: fc.integer({ min: 5, max: 20 }),
      }),
      thread: fc.stringMatching(/^[\w-]{43}$/),
    },
    { requiredKeys: ['step', 'receipt', 'closes', 'with'] },
  ),
})

export const contents: fc.Arbitrary<Contents> = fc.record({
  history: history(),
  receipts: fc.uniqueArray(receipt, { selector: ({ key }) => key, maxLength: 5 }),
})

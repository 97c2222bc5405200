/** Counting: each answer in its class, and the eleven apart from the five. */
import { expect, test } from 'vitest'
import { tally } from './count.ts'

test('a question from 0 to 10 is counted in eleven classes, apart from those of five', () => {
  const counting = tally(['c1', 'c2'], ['REC'])
  counting.add('c1', { MOR1: 5, REC: 0 })
  counting.add('c1', { MOR1: null, REC: 10 })
  counting.add('c1', { MOR1: 1, REC: null })
  expect(counting.counts()).toEqual([
    {
      cell: 'c1',
      ballots: 3,
      questions: { MOR1: { answers: [1, 0, 0, 0, 1], skips: 1 } },
      ratings: { REC: { answers: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], skips: 1 } },
    },
    { cell: 'c2', ballots: 0, questions: {} },
  ])
})

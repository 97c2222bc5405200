/** What is said of rounds while weeks pass: when something happened, and nothing of the answers. */
import { expect, it } from 'vitest'
import type { Round } from '#shared/round/round.ts'
import { roundNews } from './round-news.ts'

const planned: Round = {
  id: '2026-W49-7f3a',
  season: '2026-Q4',
  seasonStarts: '',
  state: 'planned',
  k: 5,
  opens: '2026-12-03T08:00:00.000Z',
  closes: '2026-12-06T22:59:00.000Z',
  announced: '2026-12-06T22:59:00.000Z',
  grace: 600,
}
const open: Round = { ...planned, state: 'open', manifest: 'm' }
const published: Round = {
  ...open,
  state: 'published',
  result: 'r',
  published: '2026-12-06T23:20:10.000Z',
}

it('says each thing once, when it happened, in the organisation’s time', () => {
  const news = roundNews('Europe/Paris')
  expect(news([planned])).toEqual([])
  expect(news([open])).toEqual(['2026-12-03 09:00  round 2026-W49 opened'])
  expect(news([open])).toEqual([])
  expect(news([{ ...open, state: 'closed' }])).toEqual(['2026-12-06 23:59  round 2026-W49 closed'])
  expect(news([published])).toEqual(['2026-12-07 00:20  round 2026-W49 published'])
  expect(news([{ ...published, state: 'shredded', shredded: true }])).toEqual([])
})

it('says all that happened between two looks, and nothing of what happened before the first', () => {
  const news = roundNews('Europe/Paris')
  const old: Round = { ...published, id: '2026-W48-0000', state: 'shredded' }
  expect(news([old, planned])).toEqual([])
  expect(news([old, published])).toHaveLength(3)
})

it('says of a round without a result that it has none', () => {
  const news = roundNews('Europe/London')
  news([planned])
  expect(news([{ ...planned, state: 'void', shredded: true }])).toEqual([
    '2026-12-03 08:00  round 2026-W49 did not open',
  ])
  expect(news([{ ...open, state: 'void' }]).at(-1)).toBe(
    '2026-12-06 22:59  round 2026-W49 ended without a result',
  )
})

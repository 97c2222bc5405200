/** What leaves the tally has passed the gate and, after it, an audit that stops everything. */
import { expect, it } from 'vitest'
import type { Cell, Structure } from '#shared/org/structure.ts'
import { questionsFor } from '#shared/questions/rotation.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Answers } from '#shared/tally/counts.ts'
import { release } from './release.ts'

const sizes = [10, 12, 9]
const seats = sizes.map((eligible, i) => ({ team: `m${i + 1}`, level: 'rep', eligible }))
const structure: Structure = {
  levels: ['director', 'rep'],
  teams: ['d', 'm1', 'm2', 'm3'].map((id) => ({
    id,
    parent: id === 'd' ? null : 'd',
    name: null,
    leader: id,
  })),
  seats,
}
const cells: Cell[] = seats.map((seat, i) => ({
  id: `c${i + 1}`,
  teams: [seat.team],
  levels: ['rep'],
  seats: [seat],
  eligible: seat.eligible,
}))
const manifest: Manifest = {
  version: 1,
  round: '2026-W47-7f3a',
  season: '2026-Q4',
  k: 5,
  opens: '2026-11-19T08:00:00.000Z',
  closes: '2026-11-22T22:59:00.000Z',
  grace: 600,
  questions: questionsFor(2394),
  keys: { issuing: '', sealing: '' },
  cells: cells.map((cell) => ({
    ...cell,
    teams: cell.teams.map((id) => ({ id, name: { fr: id, en: id } })),
  })),
}

/** Everybody answered. */
function input() {
  const counts = cells.map(({ id, eligible }) => {
    const answers: Answers = [1, 1, eligible - 4, 1, 1]
    const questions = Object.fromEntries(manifest.questions.map((one) => [one.id, { answers, skips: 0 }]))
    return { cell: id, ballots: eligible, questions }
  })
  const counted = {
    counts,
    receipts: Array.from({ length: 31 }, String),
    spoiled: 0,
    comments: { envelopes: 0, written: 0 },
  }
  const permitted = ['organisation', 'team:m1', 'team:m2', 'team:m3']
  const season = {
    id: '2026-Q4',
    k: 5,
    expected: 5,
    order: 'units' as const,
    starts: '',
    structure,
    cells,
    permitted,
    tooFew: [],
  }
  return { manifest, season, history: [], counted, credentials: {} }
}

it('a sound round is released, its receipts padded to the top of the organisation’s band', () => {
  const { published, receiptLength } = release(input())
  const shown = published.groups.filter(({ results }) => Object.values(results).some((one) => 'score' in one))
  expect(shown.map(({ id }) => id)).toContain('team:m2')
  expect(receiptLength).toBe(49)
})

it('a question is published with what its manifest told: version and own driver’s name, and not its words', () => {
  const own = { id: 'SAF1', driver: 'safety', asked: 'all' as const, text: { fr: 'Sûr ?', en: 'Safe?' } }
  const driverName = { fr: 'Sécurité', en: 'Safety' }
  const given = input()
  given.manifest = { ...manifest, questions: [{ ...own, version: 3, driverName, returns: '2026-12-07' }] }
  for (const count of given.counted.counts) count.questions = { SAF1: Object.values(count.questions)[0]! }
  expect(release(given).published.questions).toEqual([
    { id: 'SAF1', driver: 'safety', asked: 'all', version: 3, driverName },
  ])
})

it('a leak that the gate left is found by the audit, and nothing is released', () => {
  const leaking = input()
  // The gate looks at credentials last: counts that shrink there are seen by the audit alone.
  const credentials = new Proxy(
    {},
    {
      get() {
        for (const count of leaking.counted.counts) Object.assign(count, { ballots: 1, questions: {} })
      },
    },
  )
  expect(() => release({ ...leaking, credentials })).toThrow(/fewer than 5 answers/)
})

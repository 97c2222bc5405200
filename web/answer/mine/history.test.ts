/** What of an answer is remembered, when, and what a file adds to it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ManifestQuestion } from '#shared/round/manifest.ts'
import type { Answer, Answers, Kept } from '../sending/kept.ts'
import { history } from './history.fixture.ts'
import { following, keyOfRound, missingFrom, type OwnRound, ownRound, scoresOf, weekOf } from './history.ts'

const text = { fr: '?', en: '?' }
const question = (id: string, driver: string): ManifestQuestion => ({ id, driver, asked: 'all', text })
const given = fc.array(
  fc.record({
    driver: fc.constantFrom('morale', 'top-down', 'coaching'),
    answer: fc.constantFrom<Answer>(1, 2, 3, 4, 5, null),
  }),
)

describe('the scores of a round', () => {
  it('are the mean of one’s own answers by driver, and null where none was given', () => {
    const questions = [question('a', 'morale'), question('b', 'morale'), question('c', 'coaching')]
    expect(scoresOf(questions, { a: 4, b: 5, c: null })).toEqual({ morale: 4.5, coaching: null })
    expect(scoresOf(questions, { a: 4, b: null, c: 1 })).toEqual({ morale: 4, coaching: 1 })
  })

  it('come with the names of an organisation’s own drivers, and with no others', () => {
    const driverName = { fr: 'Écoute des clients', en: 'Customer focus' }
    const questions: ManifestQuestion[] = [
      question('a', 'morale'),
      { ...question('b', 'clients'), driverName },
      { ...question('cM', 'unheard'), driverName, asked: 'managers' },
    ]
    const link = { member: 'm', round: '2026-W47-0000' }
    expect(ownRound(link, questions, { a: 4, b: 5 })).toEqual({
      ...link,
      scores: { morale: 4, clients: 5 },
      names: { clients: driverName },
    })
    expect(ownRound(link, questions.slice(0, 1), { a: 4 })).toEqual({ ...link, scores: { morale: 4 } })
  })

  it('leave out what managers are asked about themselves, and what is answered from 0 to 10', () => {
    const questions: ManifestQuestion[] = [
      question('a', 'top-down'),
      { ...question('aM', 'top-down'), asked: 'managers' },
      { ...question('r', 'morale'), scale: '0-10' },
    ]
    expect(scoresOf(questions, { a: 2, aM: 5, r: 9 } as unknown as Answers)).toEqual({ 'top-down': 2 })
  })

  it('lie between the least and the most that was answered, whatever was', () => {
    fc.assert(
      fc.property(given, (asked) => {
        const questions = asked.map(({ driver }, i) => question(String(i), driver))
        const answers = Object.fromEntries(asked.map(({ answer }, i) => [String(i), answer]))
        const scores = scoresOf(questions, answers)
        expect(new Set(Object.keys(scores))).toEqual(new Set(asked.map(({ driver }) => driver)))
        for (const [driver, score] of Object.entries(scores)) {
          const own = asked.flatMap((one) =>
            one.driver === driver && one.answer !== null ? [one.answer] : [],
          )
          if (own.length === 0) expect(score).toBeNull()
          else {
            expect(score).toBeGreaterThanOrEqual(Math.min(...own))
            expect(score).toBeLessThanOrEqual(Math.max(...own))
          }
        }
      }),
    )
  })

  it('belong to the week in which the round opened', () => {
    expect(weekOf('2026-W47-7f3a')).toBe('2026-W47')
  })
})

describe('what is remembered while an answer leaves', () => {
  const closes = '2026-11-22T22:59:00Z'
  const own = (answers: Answers): OwnRound => ({ member: 'm', round: 'r', scores: { q: answers.q ?? null } })
  const answered: Kept = { step: 'answered', answers: { q: 3 }, closes }
  const ends = {
    sent: { step: 'sent', receipt: '', with: { teams: [], eligible: 8, k: 5 }, closes },
    late: { step: 'late', receipt: '', with: { teams: [], eligible: 8, k: 5 }, closes },
    over: { step: 'over', reason: 'elsewhere', closes },
  } satisfies Record<string, Kept>
  const pending = following(undefined, answered, own)

  it('counts only once the ballot is in the box', () => {
    expect(pending).toEqual({ ...own({ q: 3 }), sent: false })
    expect(following(pending, ends.sent, own)).toEqual({ ...own({ q: 3 }), sent: true })
  })

  it('is dropped when the answers were not counted, or nobody knows', () => {
    expect(following(pending, ends.late, own)).toBeUndefined()
    expect(following(pending, ends.over, own)).toBeUndefined()
  })

  it('stays as it was sent, whatever is answered afterwards with the same link', () => {
    const sent = following(pending, ends.sent, own)
    expect(following(sent, { ...answered, answers: { q: 1 } }, own)).toBe(sent)
    expect(following(sent, ends.over, own)).toBe(sent)
  })

  it('is nothing where the answers were never here', () => {
    expect(following(undefined, ends.sent, own)).toBeUndefined()
  })
})

describe('merging', () => {
  const merged = (here: OwnRound[], others: OwnRound[]) => [...here, ...missingFrom(here, others)]

  it('never doubles a round and never changes one that is here', () => {
    fc.assert(
      fc.property(history(), history(), (here, others) => {
        const all = merged(here, [...others, ...others, ...here.map((round) => ({ ...round, scores: {} }))])
        const keys = all.map(keyOfRound)
        expect(new Set(keys).size).toBe(keys.length)
        expect(all.slice(0, here.length)).toEqual(here)
        expect(new Set(keys)).toEqual(new Set([...here, ...others].map(keyOfRound)))
        expect(merged(all, others)).toEqual(all)
      }),
    )
  })
})

/** Facts of digest and report: of published numbers, and of no others. */

import { describe, expect, it } from 'vitest'
import { hidden, question, shown, team } from '../insight/published.fixture.ts'
import { namedLevels } from '../language/levels.ts'
import type { Judged, Outcome, PublishedGroup, PublishedRound, Result } from '../published/published.ts'
import { digestFacts, type PublishedRow, reportFacts } from './facts.ts'
import { fr } from './fr.ts'
import { standingSentence } from './results.ts'

const questions = [
  question('m1', 'morale'),
  question('t1', 'top-down'),
  question('b1', 'bottom-up'),
  question('c1', 'coaching'),
  question('x1', 'autonomy', 'managers'),
]
const names = { teams: [{ id: 'M1', name: { fr: 'Nord', en: 'North' } }], levels: namedLevels(['rep']) }
const outcome = (verdict: Outcome['verdict'], since: string | null = null): Outcome => ({
  verdict,
  since,
  change: null,
  band: null,
  shown: { before: 8, within: 4 },
})
const judged = (verdict: Outcome['verdict'], since: string | null = null): Judged => ({
  lastRound: outcome('cannot-tell'),
  lastFour: outcome(verdict, since),
})
const row = (results: Record<string, Result>, verdicts?: Record<string, Judged>): PublishedRow => ({
  questions,
  group: team('team:M1', results, { participation: 'most' }),
  ...(verdicts && { verdicts }),
})
const large = (score: number) => shown(score, '50+')
const nothing = { group: null, morale: null, strength: null, priority: null, participation: null }

describe('a digest', () => {
  it('is morale, the highest and the lowest of the others, with their verdicts', () => {
    const results = { m1: large(50), t1: large(80), b1: large(40), c1: large(60), x1: large(99) }
    const facts = digestFacts([row(results, { morale: judged('rose', '2026-W45') })], names)
    expect(facts.group).toEqual({ id: 'team:M1', name: { fr: 'Nord', en: 'North' } })
    expect(facts.morale).toEqual({
      driver: 'morale',
      score: { score: 50, clip: null },
      verdict: 'rose',
      since: '2026-W45',
    })
    expect([facts.strength?.driver, facts.priority?.driver]).toEqual(['top-down', 'bottom-up'])
    expect(facts.strength?.verdict).toBe('cannot-tell')
    expect(facts.participation).toBe('most')
  })

  it('says what the organisation calls its own driver', () => {
    const own = { fr: 'Écoute des clients', en: 'Customer focus' }
    const asked = [...questions, question('o1', 'clients')]
    const results = { m1: large(50), t1: large(40), o1: large(90) }
    const facts = digestFacts([{ ...row(results), questions: asked }], {
      ...names,
      drivers: { clients: own },
    })
    expect(facts.strength).toMatchObject({ driver: 'clients', name: own })
    expect(facts.priority).not.toHaveProperty('name')
    expect(standingSentence({ words: fr, language: 'fr' }, facts)).toContain('Écoute des clients')
  })

  it('holds no number of fewer than 20 answers, and a bound as a bound', () => {
    const results = { m1: shown(50, '12-19'), t1: shown(90, '20-49', 'over'), b1: shown(30, '5-7') }
    const { morale, strength, priority } = digestFacts([row(results)], names)
    expect(morale?.score).toBeNull()
    expect(strength?.score).toEqual({ score: 90, clip: 'over' })
    expect(priority?.score).toBeNull()
    expect(JSON.stringify([morale, priority])).not.toMatch(/50|30/)
  })

  it('has neither strength nor priority where they lie within the noise, or one alone is shown', () => {
    const near = digestFacts([row({ m1: large(50), t1: large(61), b1: large(60), c1: large(59) })], names)
    expect([near.strength, near.priority]).toEqual([null, null])
    const alone = digestFacts([row({ m1: hidden('few'), t1: large(90), b1: hidden('few') })], names)
    expect([alone.morale, alone.strength, alone.priority]).toEqual([null, null, null])
    expect(alone.group?.id).toBe('team:M1')
  })

  it('tells of the first group that shows anything, and of none where none does', () => {
    const silent = row({ m1: hidden('few'), t1: hidden('season') })
    const speaking = row({ m1: large(50) })
    expect(digestFacts([silent, speaking], names).morale?.score?.score).toBe(50)
    expect(digestFacts([silent], names)).toEqual(nothing)
    expect(digestFacts([], names)).toEqual(nothing)
    expect(digestFacts([row({ x1: large(70) })], names)).toEqual(nothing)
  })
})

describe('HR’s report', () => {
  const group = (id: string, kind: PublishedGroup['kind'], result: Result): PublishedGroup =>
    team(id, { m1: result }, { kind })
  const published: PublishedRound = {
    version: 1,
    round: '2026-W47-7f3a',
    season: '2026-Q4',
    k: 5,
    questions,
    cells: [],
    groups: [
      group('organisation', 'organisation', large(60)),
      group('unit:M1', 'unit', large(70)),
      group('team:M1', 'team', shown(50)),
      group('team:M2', 'team', hidden('few')),
      group('level:rep', 'level', hidden('season')),
    ],
    organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
  }

  it('counts shown and hidden groups, and teams and units that moved', () => {
    const verdicts = {
      organisation: { morale: judged('fell', '2026-W46') },
      'level:rep': { morale: judged('fell', '2026-W46') },
      'unit:M1': { morale: judged('rose', '2026-W46'), coaching: judged('rose', '2026-W46') },
      'team:M1': { morale: judged('rose', '2026-W46'), coaching: judged('fell', '2026-W46') },
    }
    const facts = reportFacts(published, verdicts, names)
    expect(facts.groups).toEqual({ shown: 3, hidden: 2 })
    expect(facts.moved).toEqual({ rose: 2, fell: 1 })
    expect(facts.organisation).toMatchObject({ group: { id: 'organisation' }, morale: { verdict: 'fell' } })
    expect(facts.alarm).toBe(false)
  })

  it('says an alarm, and nothing of an organisation that is hidden', () => {
    const silent = published.groups.map((one) =>
      one.kind === 'organisation' ? group('organisation', 'organisation', hidden('few')) : one,
    )
    const organisation = { ...published.organisation, integrity: 'alarm' as const }
    const facts = reportFacts({ ...published, groups: silent, organisation }, {}, names)
    expect(facts.organisation).toEqual(nothing)
    expect(facts.alarm).toBe(true)
    expect(facts.moved).toEqual({ rose: 0, fell: 0 })
  })
})

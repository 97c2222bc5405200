/** Rows of an exported round: what is shown, what is hidden and why, and who is missing. */

import { expect, test } from 'vitest'
import { namedLevels } from '../language/levels.ts'
import type { PublishedRound } from '../published/published.ts'
import { type ExportedRound, exportedRound } from './export.ts'
import { hidden, question, roundView, shown, team } from './published.fixture.ts'
import { publishedView } from './published-view.ts'
import { visibleRound } from './visible-round.ts'

const published: PublishedRound = {
  version: 1,
  round: '2026-W47-7f3a',
  season: '2026-Q4',
  k: 5,
  questions: [question('MOR1', 'morale'), question('COA1M', 'coaching', 'managers')],
  cells: [
    { id: 'c1', levels: ['rep'], teams: ['M1'], eligible: 9 },
    { id: 'c2', levels: ['rep'], teams: ['M2'], eligible: 9 },
  ],
  groups: [
    team(
      'organisation',
      { MOR1: shown(64, '20-49'), COA1M: hidden('few') },
      { kind: 'organisation', cells: ['c1', 'c2'] },
    ),
    team(
      'team:M1',
      {
        MOR1: {
          ...shown(80, '12-19', 'over'),
          distribution: ['few', 30, 60],
          skips: 'some',
          agreement: 'split',
        },
        COA1M: hidden('few'),
      },
      { cells: ['c1'], participation: 'most' },
    ),
    team('team:M2', { MOR1: hidden('protects-another'), COA1M: hidden('season') }, { cells: ['c2'] }),
  ],
  organisation: { enps: null, statistics: null, spoiled: 'none', integrity: 'ok' },
}
const viewOf = (round: PublishedRound, rated?: string) =>
  publishedView({
    round: roundView('2026-W47'),
    published: round,
    texts: { MOR1: { fr: 'Moral ?', en: 'Morale?' }, REC: { fr: 'Recommander ?', en: 'Recommend?' } },
    teams: [
      { id: 'M1', name: { fr: 'Nantes', en: 'Nantes' }, parent: null },
      { id: 'M2', name: { fr: 'Brest', en: 'Brest' }, parent: null },
    ],
    levels: namedLevels(['rep']),
    rated,
    visible: () => true,
  })
/** Rows by the names of their columns, without what is empty. */
const named = ({ columns, rows }: ExportedRound) =>
  rows.map((row) =>
    Object.fromEntries(columns.flatMap((name, i) => (row[i] === null ? [] : [[name, row[i]]]))),
  )

test('a row says round, quorum, group and question, and the number as it was published', () => {
  const file = exportedRound(viewOf(published), 'en')
  expect(file.rows).toHaveLength(6)
  expect(named(file)[2]).toEqual({
    'Round id': '2026-W47-7f3a',
    Week: '2026-W47',
    Season: '2026-Q4',
    'Quorum (k)': 5,
    'Group id': 'team:M1',
    Group: 'Nantes',
    'Kind of group': 'team',
    'Question id': 'MOR1',
    Question: 'Morale?',
    Theme: 'Morale',
    'Answers (band)': '12–19',
    'Score (0 to 100)': 80,
    Bound: 'over',
    'Answers 1–2 (%)': 'few',
    'Answers 3 (%)': 30,
    'Answers 4–5 (%)': 60,
    'Would rather not say': 'some',
    Agreement: 'split',
    'Share who answered': 'more than three quarters',
  })
})

test('a hidden number has no number at all, and its reason twice: for programs and in words', () => {
  const [row] = named(exportedRound(viewOf(published), 'fr')).filter(
    (one) => one['Masqué (code)'] === 'protects-another',
  )
  expect(row).toMatchObject({
    Groupe: 'Brest',
    'Masqué (raison)': expect.stringContaining('en déduire un autre'),
  })
  for (const column of ['Réponses (tranche)', 'Score (0 à 100)', 'Accord'])
    expect(row).not.toHaveProperty(column)
})

test('what is hidden is counted by reason, and an anomaly is said first', () => {
  const { about } = exportedRound(viewOf(published), 'en')
  expect(about).toContainEqual(['Results shown', 2])
  expect(about).toContainEqual(['Results hidden', 4])
  expect(about).toContainEqual(['Hidden: fewer than 5 answers this week.', 2])
  expect(about.some(([label]) => label.includes('too much alike'))).toBe(false)
  const alarming: PublishedRound = {
    ...published,
    organisation: { ...published.organisation, integrity: 'alarm' },
  }
  expect(exportedRound(viewOf(alarming), 'en').about[1]![0]).toMatch(/integrity check/)
})

test('eNPS has a row of the organisation where it was asked, with a number or a reason', () => {
  const rated = (enps: number | null) =>
    named(
      exportedRound(viewOf({ ...published, organisation: { ...published.organisation, enps } }, 'REC'), 'en'),
    ).filter((row) => row['Question id'] === 'REC')
  expect(rated(-15)).toMatchObject([
    { 'Group id': 'organisation', Question: 'Recommend?', 'eNPS (−100 to 100)': -15 },
  ])
  expect(rated(null)).toMatchObject([{ 'Hidden (reason)': expect.stringContaining('at least 50 answers') }])
  expect(rated(null)[0]).not.toHaveProperty('eNPS (−100 to 100)')
  expect(named(exportedRound(viewOf(published), 'en')).some((row) => row['Question id'] === 'REC')).toBe(
    false,
  )
})

test('a group whose name says more than its numbers says who is missing', () => {
  const unit = team('unit:M1', { MOR1: shown(50), COA1M: hidden('few') }, { kind: 'unit', cells: ['c2'] })
  const file = exportedRound(viewOf({ ...published, groups: [unit] }), 'en')
  expect(named(file)[0]!.Group).toBe('Unit Nantes, without Sales reps (Nantes)')
})

test('cut down to a reader, a round names cells of their own teams only', () => {
  const mine = visibleRound(published, (id) => id === 'organisation' || id === 'team:M1')
  expect(mine.groups.map(({ id, cells }) => [id, cells])).toEqual([
    ['organisation', ['c1']],
    ['team:M1', ['c1']],
  ])
  expect(mine.cells.map(({ id }) => id)).toEqual(['c1'])
  expect(JSON.stringify(mine)).not.toContain('M2')
  expect(mine.groups[1]!.results).toBe(published.groups[1]!.results)
})

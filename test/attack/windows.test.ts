/** Longer views: rolling windows and exports must tell nothing of a week that was hidden. */
import { describe, expect, it } from 'vitest'
import { nullCoordinates, reduce } from '../../infra/command/attack/elimination.ts'
import { trendView } from '../../shared/insight/trend-view.ts'
import type { PublishedGroup, PublishedRound } from '../../shared/published/published.ts'
import { firm, questions, week } from './firm.ts'
import { naive } from './naive.ts'
import { ours } from './ours.ts'
import { countPerCell, type Publication, type Publisher, within } from './publication.ts'
import { report, share } from './report.ts'
import { seasonOf } from './seasons.ts'

const asked = questions.slice(0, 1)
const weeks = 12
const window = 4
const firms = Array.from({ length: 60 }, (_, seed) => firm(seed + 801))

interface Line {
  /** Answers of a group, week by week. */
  answers: number[]
  shown: boolean[]
}

function linesOf(publisher: Publisher, one: (typeof firms)[number], seed: number) {
  const all = Array.from({ length: weeks }, (_, w) => publisher(one, week(one, seed + w, asked), `w${w}`))
  const groups = all[0]!.published.groups
  const lines = groups.map(({ id, cells }): Line => {
    const own = (publication: Publication) =>
      publication.published.groups.find((group) => group.id === id)!.results.MOR1!
    return {
      answers: all.map((publication) => within(cells, countPerCell(publication, 'MOR1'))),
      shown: all.map((publication) => !('hidden' in own(publication))),
    }
  })
  return { all, lines }
}

/** Hidden weeks of one to four answers that follow from the sums over weeks. */
function opened({ answers, shown }: Line, sums: number[][]): { hidden: number; open: number } {
  const rows = [...shown.flatMap((is, w) => (is ? [[w]] : [])), ...sums]
  const small = answers.flatMap((n, w) => (n > 0 && n < 5 && !shown[w] ? [w] : []))
  if (rows.length === 0) return { hidden: small.length, open: 0 }
  const table = rows.map((row) => answers.map((_, w) => (row.includes(w) ? 1 : 0)))
  const coordinates = nullCoordinates(reduce(table), weeks)
  const open = small.filter((w) => coordinates[w]!.every((value) => value === 0n))
  return { hidden: small.length, open: open.length }
}

const sumOf = (answers: number[], some: number[]) => some.reduce((sum, w) => sum + answers[w]!, 0)
const added = (all: { hidden: number; open: number }[]) =>
  all.reduce((a, b) => ({ hidden: a.hidden + b.hidden, open: a.open + b.open }), { hidden: 0, open: 0 })

/** A window is shown where it holds five answers, as a threshold would have it. */
const windowsOf = ({ answers }: Line) =>
  answers
    .map((_, last) => Array.from({ length: window }, (_, back) => last - back).filter((w) => w >= 0))
    .filter((some) => sumOf(answers, some) >= 5)

const wholeSeason = ({ answers }: Line) => [answers.map((_, w) => w)]

describe('longer views', () => {
  const open = firms.map((one, i) => linesOf(naive(5, asked), one, 90_000 + 100 * i))
  const closed = firms.map((one, i) =>
    linesOf(ours({ asked, season: seasonOf(one, 95_000 + 100 * i) }), one, 90_000 + 100 * i),
  )

  it('make no hidden week computable: a trend holds weeks as they were shown, and no sum over them', () => {
    const lines = open.flatMap((one) => one.lines)
    const byWindows = added(lines.map((line) => opened(line, windowsOf(line))))
    const byExport = added(lines.map((line) => opened(line, wholeSeason(line))))
    const trends = closed.flatMap(({ all, lines: own }) =>
      own.map((line, g) => {
        const shown = trendOf(all, g)
        return opened({ ...line, shown }, [])
      }),
    )
    const told = ({ hidden, open: found }: { hidden: number; open: number }) => ({
      'hidden weeks of one to four answers computed': share(found, hidden),
    })
    report('rolling windows of four weeks', { naive: told(byWindows), ours: told(added(trends)) })
    report('the season’s mean as an export', { naive: told(byExport), ours: told(added(trends)) })
    expect(byWindows.open).toBeGreaterThan(byWindows.hidden / 20)
    expect(byExport.open).toBeGreaterThan(0)
    expect(added(trends)).toMatchObject({ open: 0 })
    expect(added(trends).hidden).toBeGreaterThan(100)
  })

  it('hold nothing about hidden weeks but the reason', () => {
    const rounds = closed.flatMap(({ all }) => all.map(({ published }) => published))
    const hidden = rounds.flatMap(({ groups }) =>
      groups.flatMap(({ results }) => Object.values(results).filter((result) => 'hidden' in result)),
    )
    expect(new Set(hidden.map((result) => Object.keys(result).join()))).toEqual(new Set(['hidden']))
    for (const { groups } of rounds) for (const group of groups) expect(keysOf(group)).toEqual(groupKeys)
    for (const round of rounds) expect(keysOf(round)).toEqual(roundKeys)
  })
})

const keysOf = (value: object) => Object.keys(value).sort()
const groupKeys = keysOf({
  id: '',
  kind: 'team',
  family: 'T',
  parent: null,
  cells: [],
  participation: null,
  results: {},
} satisfies PublishedGroup)
const roundKeys: (keyof PublishedRound)[] = [
  'cells',
  'groups',
  'k',
  'organisation',
  'questions',
  'round',
  'season',
  'version',
]

/** In which weeks the trend of a group has a score, after it went through JSON as the api sends it. */
function trendOf(all: Publication[], g: number): boolean[] {
  const rows = all.map(({ published }, w) => ({
    round: {
      id: `w${String(w).padStart(2, '0')}`,
      season: '2026-Q4',
      week: `W${w}`,
      state: 'shredded' as const,
      opens: '',
      closes: '',
      published: null,
    },
    monday: '2026-10-05',
    questions: published.questions,
    group: published.groups[g]!,
  }))
  const { id, kind, parent } = rows[0]!.group
  const group = { id, kind, parent, name: { fr: id, en: id } }
  const lineage = { segments: [{ season: '2026-Q4', groups: [id] }], joins: [] }
  const view = trendView({ group, rows, lineage, relatives: new Map() })
  const sent = JSON.parse(JSON.stringify(view)) as typeof view
  return sent.weeks.map(({ drivers }) => Object.values(drivers).some(({ kind: how }) => how === 'shown'))
}

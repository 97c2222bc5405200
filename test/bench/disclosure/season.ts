/** Twelve weeks of a frozen season: what all of them together leak, and how many numbers they show. */
import { type GateInput, gate } from '../../../shared/disclosure/gate.ts'
import { expectedResponse } from '../../../shared/disclosure/response.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import type { Season } from '../../../shared/round/season.ts'
import { firm, sizeOf } from './firm.ts'
import { type Column, lines, print, type Row } from './print.ts'
import { addShown, naiveWeek, noneYet, openedOver, peopleIn, publishedWeek, type Week } from './table.ts'
import { questions, week } from './week.ts'

const k = 5
const weeks = 12
/** As the product looks back when it plans. */
const recent = 8
const columns: Column[] = [
  'organisations leaking',
  'groups',
  'people',
  'below k on average',
  'team-weeks shown',
  'units',
  'levels',
  'come or go',
]

type Firm = ReturnType<typeof firm>
type Order = 'units' | 'teams'
interface Choice {
  order: Order
  /** Answers expected of a group; null decides afresh each week. */
  expected: number | null
  /** Without: the organisation's first season. */
  history?: boolean
}

export function wholeSeason(organisations: number): void {
  const firms = Array.from({ length: organisations }, (_, seed) => firm(seed, sizeOf(seed)))
  const rows: Row[] = [
    rowOf('threshold only', firms, naiveSeason),
    rowOf('ours, afresh each week', firms, ours({ order: 'units', expected: null })),
    rowOf('ours, a first season', firms, ours({ order: 'units', expected: 5, history: false })),
    rowOf('ours, units first', firms, ours({ order: 'units', expected: 5 })),
    rowOf('ours, teams first', firms, ours({ order: 'teams', expected: 5 })),
    rowOf('ours, six expected', firms, ours({ order: 'units', expected: 6 })),
  ]
  print(`A season of ${weeks} weeks: the same ${organisations} organisations`, columns, rows)
  bounds(firms)
}

function rowOf(name: string, firms: Firm[], season: (one: Firm, seed: number) => Week[]): Row {
  const shown = noneYet()
  let [leaking, groups, people, onAverage, changes, changeable] = [0, 0, 0, 0, 0, 0]
  for (const [seed, one] of firms.entries()) {
    const all = season(one, seed)
    const opened = openedOver(all, k)
    if (opened.always.sets.length > 0) leaking += 1
    if (opened.onAverage) onAverage += 1
    groups += opened.always.sets.length
    people += opened.always.people
    for (const [w, one] of all.entries()) {
      addShown(shown, one, k)
      for (const [i, { kind, shown: now }] of one.groups.entries()) {
        const before = all[w - 1]?.groups[i]?.shown
        if (kind !== 'team' || !before) continue
        changeable += now.length
        changes += now.filter((is, question) => is !== before[question]).length
      }
    }
  }
  return {
    name,
    leaking: leaking / firms.length,
    groups,
    people,
    onAverage: onAverage / firms.length,
    shown,
    changing: changes / changeable,
  }
}

const seedOf = (seed: number, w: number) => 1000 * (seed + 1) + w

function naiveSeason(one: Firm, seed: number): Week[] {
  const { cells } = cellsFor(one.structure, 1)
  return Array.from({ length: weeks }, (_, w) =>
    naiveWeek(one.structure, cells, peopleIn(week(one, cells, seedOf(seed, w)), questions), k),
  )
}

/** As the product does it: a first season without history, and from its rounds the season that is measured. */
const ours =
  ({ order, expected, history = true }: Choice) =>
  (one: Firm, seed: number): Week[] => {
    const { structure } = one
    const { cells } = cellsFor(structure, k)
    const plan = (before: PublishedRound[], id: string): Season | null =>
      expected === null
        ? null
        : planSeason({
            id,
            k,
            order,
            expected,
            structure,
            starts: '',
            response: expectedResponse(before, cells),
          })
    const inSeason = (season: Season | null, from: number, count: number) => {
      const published: PublishedRound[] = []
      const tables = Array.from({ length: count }, (_, i): Week => {
        const counts = week(one, cells, seedOf(seed, from + i))
        const input: GateInput = {
          ...{ round: `r${from + i}`, season, history: [...published] },
          ...{ k, order, structure, cells, questions, counts, spoiled: 0 },
        }
        published.push(gate(input))
        return publishedWeek(published.at(-1)!, peopleIn(counts, questions))
      })
      return { published, tables }
    }
    const before = history && expected !== null ? inSeason(plan([], 's1'), weeks, recent).published : []
    return inSeason(plan(before, 's2'), 0, weeks).tables
  }

/** Teams that have k answers in some weeks and fewer on average: to show them in those weeks is to leak below k on average. */
function bounds(firms: Firm[]): void {
  let [all, sound] = [0, 0]
  for (const [seed, one] of firms.entries()) {
    const table = naiveSeason(one, seed)
    const ballots = table.map(({ people }) => people.at(-1)!)
    for (const { kind, cells } of table[0]!.groups) {
      if (kind !== 'team') continue
      const answers = ballots.map((people) => cells.reduce((sum, i) => sum + people[i]!, 0))
      const enough = answers.filter((n) => n >= k).length
      all += enough
      if (answers.reduce((sum, n) => sum + n, 0) >= k * weeks) sound += enough
    }
  }
  lines(
    'What bounds it: teams with five ballots in a week',
    ['of these team-weeks'],
    [['of a team with five or more on average', `${((100 * sound) / all).toFixed(1)} %`]],
  )
}

/** What a publisher shows of a week, whoever it is: groups over cells, and the people behind them that only the bench knows. */
import { aggregatesOf } from '../../../shared/disclosure/aggregates.ts'
import type { Cell, Structure } from '../../../shared/org/structure.ts'
import type { GroupKind, PublishedRound } from '../../../shared/published/published.ts'
import type { CellCount } from '../../../shared/tally/counts.ts'
import { exposed, type Found } from './linear.ts'

export interface Week {
  groups: {
    kind: GroupKind
    /** Positions of cells. */
    cells: number[]
    /** Per question: whether a number is shown. */
    shown: boolean[]
  }[]
  /** Per question, and last all who voted: people per cell. */
  people: number[][]
}

const sumOver = (cells: number[], people: number[]) => cells.reduce((sum, i) => sum + people[i]!, 0)

export function peopleIn(counts: CellCount[], questions: { id: string }[]): number[][] {
  const answered = questions.map(({ id }) =>
    counts.map((count) => (count.questions[id]?.answers ?? []).reduce((sum, n) => sum + n, 0)),
  )
  return [...answered, counts.map(({ ballots }) => ballots)]
}

/** As survey tools publish: every group of at least k. */
export function naiveWeek(structure: Structure, cells: Cell[], people: number[][], k: number): Week {
  const groups = aggregatesOf(structure, cells).map(({ kind, cells: own }) => ({
    kind,
    cells: own,
    shown: people.slice(0, -1).map((answers) => sumOver(own, answers) >= k),
  }))
  return { groups, people }
}

export function publishedWeek({ cells, groups, questions }: PublishedRound, people: number[][]): Week {
  const position = new Map(cells.map(({ id }, i) => [id, i]))
  return {
    people,
    groups: groups.map(({ kind, cells: own, results }) => ({
      kind,
      cells: own.map((id) => position.get(id)!),
      shown: questions.map(({ id }) => !('hidden' in results[id]!)),
    })),
  }
}

const shownTo = ({ groups }: Week, question: number) => groups.filter(({ shown }) => shown[question])
const shownAtAll = ({ groups }: Week) => groups.filter(({ shown }) => shown.some(Boolean))
const cellsOf = (groups: Week['groups']) => groups.map(({ cells }) => cells)

/** What row reduction opens in one week: each question by itself, and all of them as one table. */
export function openedIn(week: Week, k: number): Found {
  const tables = week.people.map((people, question) => {
    const all = question === week.people.length - 1
    return exposed({ groups: cellsOf(all ? shownAtAll(week) : shownTo(week, question)), weeks: [people] }, k)
  })
  const sets = new Map(tables.flatMap((found) => found.sets.map((set) => [set.join(), set] as const)))
  const cells = [...new Set([...sets.values()].flat())]
  return { sets: [...sets.values()], people: sumOver(cells, week.people.at(-1)!) }
}

/** All weeks as one table: what stays below k in each of them, and whether anything is below k on average. */
export function openedOver(weeks: Week[], k: number): { always: Found; onAverage: boolean } {
  const groups = cellsOf(weeks.flatMap(shownAtAll))
  const voted = weeks.map(({ people }) => people.at(-1)!)
  const average = voted[0]!.map((_, i) => voted.reduce((sum, week) => sum + week[i]!, 0) / voted.length)
  return {
    always: exposed({ groups, weeks: voted }, k),
    onAverage: exposed({ groups, weeks: [average] }, k).sets.length > 0,
  }
}

export type Shown = Record<'team' | 'unit' | 'level' | 'unit-level', { of: number; shown: number }>

export const noneYet = (): Shown => ({
  team: { of: 0, shown: 0 },
  unit: { of: 0, shown: 0 },
  level: { of: 0, shown: 0 },
  'unit-level': { of: 0, shown: 0 },
})

/** Adds, for every question, the groups of at least k answers and those of them with a number. */
export function addShown(total: Shown, week: Week, k: number): void {
  for (const { kind, cells, shown } of week.groups) {
    if (kind === 'organisation') continue
    for (const [question, is] of shown.entries()) {
      if (sumOver(cells, week.people[question]!) < k) continue
      total[kind].of += 1
      if (is) total[kind].shown += 1
    }
  }
}

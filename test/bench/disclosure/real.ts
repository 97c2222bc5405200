/** Real survey data through the gate: what a threshold alone would open, and what is shown. */
import { readFileSync } from 'node:fs'
import { readSurvey, type Survey } from '../../../infra/command/replay/survey.ts'
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import { cellsFor } from '../../../shared/org/cells.ts'
import { type Cell, structureOf } from '../../../shared/org/structure.ts'
import type { PublishedQuestion, PublishedRound } from '../../../shared/published/published.ts'
import { tally } from '../../../shared/tally/count.ts'
import type { CellCount } from '../../../shared/tally/counts.ts'
import { ofRounds, print, type Row } from './print.ts'
import {
  addShown,
  naiveWeek,
  noneYet,
  openedIn,
  openedOver,
  peopleIn,
  publishedWeek,
  type Week,
} from './table.ts'

const k = 5
const read = (file: string) => readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(2, '0')}`)

const bhr2000 = ['AF06', 'AF07', 'AP12', 'AP17', 'AP33', 'AP34', 'AS14', 'AS15', 'AS16', 'AS17', 'AS28']
const waves = [1, 2, 3].map((wave) => ['JOBSAT', 'COMMIT', 'READY'].map((scale) => `${scale}${wave}`))

/** A few did not tell their rank: they are a level of their own. The file quotes no comma. */
function withRanks(text: string): string {
  const [head, ...rows] = text.trim().split('\n')
  const rank = head!.split(',').indexOf('"RANK"')
  const filled = rows.map((row) =>
    row.split(',').map((value, i) => (i === rank && value === 'NA' ? 'unknown' : value)),
  )
  return [head, ...filled.map((row) => row.join(','))].join('\n')
}

interface Data {
  name: string
  survey: Survey
  /** The items of each round. */
  rounds: string[][]
}

export function realData(): void {
  const sets: Data[] = [
    {
      name: 'bhr2000, 99 companies',
      survey: readSurvey(read('bhr2000.csv'), { team: ['GRP'], waves: [bhr2000] }),
      rounds: [bhr2000],
    },
    {
      name: 'univbct, three waves',
      survey: readSurvey(withRanks(read('univbct.csv')), {
        team: ['BTN', 'COMPANY'],
        level: 'RANK',
        waves: [waves.flat()],
        person: 'SUBNUM',
      }),
      rounds: waves,
    },
    {
      name: 'cohesion, 11 people',
      survey: readSurvey(read('cohesion.csv'), { team: ['UNIT', 'PLATOON'], waves: [numbered('COH', 5)] }),
      rounds: [numbered('COH', 5)],
    },
  ]
  const rows = sets.flatMap((data) => [
    rowOf(`${data.name}: threshold only`, naive(data)),
    rowOf(`${data.name}: ours`, ours(data)),
  ])
  print('Real data; several waves are one season, and leak where they do together', ofRounds, rows)
}

function rowOf(name: string, weeks: Week[]): Row {
  const shown = noneYet()
  for (const week of weeks) addShown(shown, week, k)
  const [only] = weeks
  const { sets, people } = weeks.length === 1 ? openedIn(only!, k) : openedOver(weeks, k).always
  return { name, leaking: sets.length > 0 ? 1 : 0, groups: sets.length, people, shown }
}

const asked = (items: string[]): PublishedQuestion[] => items.map((id) => ({ id, driver: id, asked: 'all' }))

function countsIn({ members, ballots }: Survey, cells: Cell[], items: string[]): CellCount[] {
  const cellOf = new Map(
    cells.flatMap(({ id, seats }) => seats.map(({ team, level }) => [`${team} ${level}`, id] as const)),
  )
  const seat = new Map(members.map(({ id, manager, level }) => [id, `${manager} ${level}` as const]))
  const counting = tally(cells.map(({ id }) => id))
  for (const { member, answers } of ballots) {
    const own = Object.fromEntries(items.map((id) => [id, answers[0]![id] ?? null]))
    // Who left a wave out altogether did not take part in it.
    if (Object.values(own).some((answer) => answer !== null))
      counting.add(cellOf.get(seat.get(member)!)!, own)
  }
  return counting.counts()
}

function naive({ survey, rounds }: Data): Week[] {
  const structure = structureOf(survey)
  const { cells } = cellsFor(structure, 1)
  return rounds.map((items) =>
    naiveWeek(structure, cells, peopleIn(countsIn(survey, cells, items), asked(items)), k),
  )
}

function ours({ survey, rounds }: Data): Week[] {
  const structure = structureOf(survey)
  const { cells } = cellsFor(structure, k)
  const plan = { id: 's', k, order: 'units', expected: k, starts: '', structure, response: {} } as const
  const season = rounds.length > 1 ? planSeason(plan) : null
  const history: PublishedRound[] = []
  return rounds.map((items, i) => {
    const questions = asked(items)
    const counts = countsIn(survey, cells, items)
    const published = gate({
      ...{ round: `r${i}`, season, history: [...history], k, order: 'units' as const },
      ...{ structure, cells, questions, counts, spoiled: 0 },
    })
    history.push(published)
    return publishedWeek(published, peopleIn(counts, questions))
  })
}

/**
 * The disclosure gate: the organisation's structure, the season's permitted set and the counts of one round go in; the
 * published round comes out. Pure and deterministic. Everything that anybody ever sees of answers passes here.
 * Three nested sets: season ⊇ round (by ballots cast) ⊇ question (by that question's answers); each step only removes.
 */

import { isNewcomers } from '../org/cells.ts'
import type { Cell, Structure } from '../org/structure.ts'
import type {
  Asked,
  Participation,
  PublishedGroup,
  PublishedQuestion,
  PublishedRound,
  Result,
} from '../published/published.ts'
import { publishedQuestion } from '../published/question.ts'
import type { Season } from '../round/season.ts'
import type { Answers, CellCount, QuestionCount } from '../tally/counts.ts'
import { type Aggregate, aggregatesOf } from './aggregates.ts'
import { answersIn, statisticsOver } from './agreement.ts'
import { chooserOf, type Order, type Verdict } from './choose.ts'
import { enpsOf } from './enps.ts'
import { keyOf, oneAnswer, SeasonTable, shownBefore, weightOf } from './history.ts'
import { permittedIn, seasonCellsOf } from './permitted.ts'
import { releaseResult } from './release.ts'

export interface GateInput {
  round: string
  /** Null where no season limits what may be shown. */
  season: Season | null
  /** What earlier rounds of the season published; rounds of others are passed over. */
  history?: PublishedRound[]
  k: number
  order: Order
  structure: Structure
  /** The round's cells, at least k eligible members each. */
  cells: Cell[]
  questions: PublishedQuestion[]
  /** The question answered from 0 to 10, where the round asks one. */
  enps?: string
  /** In any order; a cell without a ballot may be missing. */
  counts: CellCount[]
  /** Credentials drawn per cell; without them integrity is not judged. */
  credentials?: Record<string, number>
  spoiled: number
}

const none: QuestionCount = { answers: [0, 0, 0, 0, 0], skips: 0 }

/** @throws RangeError on counts of a cell that the round does not have, or counted twice */
export function gate(input: GateInput): PublishedRound {
  const { round, season, history = [], k, structure, cells, questions } = input
  const counts = inCellOrder(input)
  const aggregates = aggregatesOf(structure, cells)
  const seasonCells = season ? seasonCellsOf(season, cells) : []
  const inSeason = season ? aggregates.map(permittedIn(season, seasonCells)) : null
  const earlier = season ? shownBefore(season, history) : () => []
  const keys = aggregates.map(({ family, cells: own }) =>
    keyOf(
      family,
      own.map((i) => cells[i]!.id),
    ),
  )
  const choose = chooserOf(aggregates, input.order)

  /** What of the permitted may be shown this week and, in a season, beside what earlier weeks showed of these questions. */
  const setOf = (
    weights: number[],
    permitted: (aggregate: number) => boolean,
    of: (question: PublishedQuestion) => boolean,
  ): Verdict[] => {
    if (!season) return choose({ weights, k, permitted })
    const before = earlier(of)
    if (before.length === 0) return choose({ weights: weights.map(weightOf), k: k * oneAnswer, permitted })
    const table = new SeasonTable(season, before, seasonCells, weights)
    const guard = {
      admit: (i: number) => table.admit(aggregates[i]!, keys[i]!, k),
      retract: () => table.retract(),
    }
    return choose({ weights, k, permitted, guard })
  }
  const roundSet = (weights: number[], asked: Asked) =>
    setOf(
      weights,
      (i) => inSeason?.[i] ?? true,
      (question) => question.asked === asked,
    )
  /** Nested in the round's set: what was hidden there keeps its reason. */
  const nested = (question: PublishedQuestion, outer: Verdict[]) => {
    const weights = counts.map((count) => answersIn(countOf(count, question.id).answers))
    const inner = setOf(
      weights,
      (i) => outer[i] === 'shown',
      ({ id }) => id === question.id,
    )
    return inner.map((verdict, i) => (verdict === 'season' ? outer[i]! : verdict))
  }

  const byBallots = roundSet(
    counts.map(({ ballots }) => ballots),
    'all',
  )
  const verdicts = questions.map((question) => {
    if (question.asked === 'all') return nested(question, byBallots)
    // A mirror is asked of people who manage: they, not all who voted, are the people its numbers speak of.
    const weights = counts.map((count) => askedIn(countOf(count, question.id)))
    return nested(question, roundSet(weights, 'managers'))
  })

  const groups = aggregates.map((aggregate, position): PublishedGroup => {
    const results: Record<string, Result> = {}
    for (const [question, { id }] of questions.entries()) {
      const verdict = verdicts[question]![position]!
      results[id] =
        verdict === 'shown' ? releaseResult(sum(counts, aggregate.cells, id)) : { hidden: verdict }
    }
    const { id, kind, family, parent } = aggregate
    return {
      id,
      kind,
      family,
      parent,
      cells: aggregate.cells.map((i) => cells[i]!.id),
      participation: byBallots[position] === 'shown' ? participationOf(aggregate, cells, counts) : null,
      results,
    }
  })
  return {
    version: 1,
    round,
    season: season?.id ?? null,
    k,
    questions: questions.map(publishedQuestion),
    cells: cells.map(({ id, levels, teams, eligible }) => ({ id, levels, teams, eligible })),
    groups,
    organisation: {
      enps: enpsOf(input, groups),
      statistics: statisticsOf(questions, groups, aggregates, counts),
      spoiled: spoiledInWords(input),
      integrity: integrityOf(input),
    },
  }
}

function inCellOrder({ cells, counts, k }: GateInput): CellCount[] {
  const byCell = new Map(counts.map((count) => [count.cell, count]))
  const known = new Set(cells.map(({ id }) => id))
  if (byCell.size !== counts.length) throw new RangeError('a cell is counted twice')
  const ordered = cells.map((cell) => {
    const count = byCell.get(cell.id) ?? { cell: cell.id, ballots: 0, questions: {} }
    return isNewcomers(cell) ? whereEnough(count, k) : count
  })
  if (counts.some(({ cell }) => !known.has(cell)))
    throw new RangeError('a count of a cell that the round does not have')
  return ordered
}

/**
 * Newcomers are in some weeks' organisation and not in others', so that two weeks tell them apart: they count only where
 * at least k of them answered.
 */
function whereEnough({ cell, ballots, questions }: CellCount, k: number): CellCount {
  if (ballots < k) return { cell, ballots: 0, questions: {} }
  const enough = Object.entries(questions).filter(([, { answers }]) => answersIn(answers) >= k)
  return { cell, ballots, questions: Object.fromEntries(enough) }
}

const countOf = (count: CellCount, question: string): QuestionCount => count.questions[question] ?? none
const askedIn = ({ answers, skips }: QuestionCount): number => answersIn(answers) + skips

/** Of one question over some cells. */
function sum(counts: CellCount[], own: number[], question: string): QuestionCount {
  const answers: Answers = [0, 0, 0, 0, 0]
  let skips = 0
  for (const i of own) {
    const count = counts[i]!.questions[question]
    if (!count) continue
    for (let answer = 0; answer < 5; answer++) answers[answer]! += count.answers[answer]!
    skips += count.skips
  }
  return { answers, skips }
}

/** In words, and only where so many are eligible that the words do not give the number away. */
function participationOf(
  { cells: own }: Aggregate,
  cells: Cell[],
  counts: CellCount[],
): Participation | null {
  const eligible = own.reduce((total, i) => total + cells[i]!.eligible, 0)
  const ballots = own.reduce((total, i) => total + counts[i]!.ballots, 0)
  if (eligible < 20) return null
  if (2 * ballots < eligible) return 'under-half'
  return 4 * ballots < 3 * eligible ? 'half-to-three-quarters' : 'most'
}

/** Organisation-wide only, from 50 answers in 10 teams, of questions whose organisation result is shown. */
function statisticsOf(
  questions: PublishedQuestion[],
  groups: PublishedGroup[],
  aggregates: Aggregate[],
  counts: CellCount[],
): PublishedRound['organisation']['statistics'] {
  const organisation = groups.find(({ kind }) => kind === 'organisation')!
  const teams = aggregates.filter(({ kind }) => kind === 'team')
  const entries = questions.flatMap(({ id }) => {
    const byTeam = teams.map(({ cells }) => sum(counts, cells, id).answers)
    const answering = byTeam.filter((answers) => answersIn(answers) > 0)
    const answers = answering.reduce((total, one) => total + answersIn(one), 0)
    const enough = answers >= 50 && answering.length >= 10
    const shown = !('hidden' in organisation.results[id]!)
    return enough && shown ? [[id, statisticsOver(answering)] as const] : []
  })
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function spoiledInWords({ counts, spoiled }: GateInput): 'none' | 'few' | 'some' {
  if (spoiled === 0) return 'none'
  const all = counts.reduce((total, { ballots }) => total + ballots, spoiled)
  return 100 * spoiled < all ? 'few' : 'some'
}

/** More ballots than credentials in a cell cannot be, unless somebody forged them. */
function integrityOf({ counts, credentials }: GateInput): 'ok' | 'alarm' {
  if (!credentials) return 'ok'
  return counts.some(({ cell, ballots }) => ballots > (credentials[cell] ?? 0)) ? 'alarm' : 'ok'
}

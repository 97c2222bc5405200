/** One week's ballots through the real tally and the real gate, in a season, as they would be published. */
import type { BallotAnswers } from '../../../shared/ballot/plaintext.ts'
import { gate } from '../../../shared/disclosure/gate.ts'
import { planSeason } from '../../../shared/disclosure/season.ts'
import type { Structure } from '../../../shared/org/structure.ts'
import type { PublishedRound } from '../../../shared/published/published.ts'
import type { Question } from '../../../shared/questions/bank.ts'
import { questionsFor } from '../../../shared/questions/rotation.ts'
import type { Season } from '../../../shared/round/season.ts'
import { tally } from '../../../shared/tally/count.ts'

const k = 5

export interface Ballot {
  team: string
  level: string
  answers: BallotAnswers
}

/**
 * A year in which nothing is reorganised: each week's ballots become a published round.
 * @param rotation where the rotation of questions stands in the first week
 */
export function publishedRounds(
  structure: Structure,
  weeks: number,
  ballotsOf: (questions: Question[], week: number) => Ballot[],
  rotation = 0,
): PublishedRound[] {
  const starts = '2026-10-01T00:00:00.000Z'
  const season = planSeason({
    id: '2026-Q4',
    k,
    expected: k,
    order: 'units',
    starts,
    structure,
    response: {},
  })
  return Array.from({ length: weeks }, (_, week) => {
    const questions = questionsFor(rotation + week)
    return publishedRound(
      season,
      `2026-W${String(week + 10).padStart(2, '0')}-7f3a`,
      questions,
      ballotsOf(questions, week),
    )
  })
}

function publishedRound(
  season: Season,
  round: string,
  questions: Question[],
  ballots: Ballot[],
): PublishedRound {
  const { structure, cells } = season
  const cellOf = new Map(
    cells.flatMap(({ id, seats }) => seats.map(({ team, level }) => [`${team} ${level}`, id] as const)),
  )
  const counting = tally(cells.map(({ id }) => id))
  for (const { team, level, answers } of ballots) counting.add(cellOf.get(`${team} ${level}`)!, answers)
  return gate({
    ...{ round, season, k, order: season.order, structure, cells, counts: counting.counts(), spoiled: 0 },
    // A question from 0 to 10 is a result of no group.
    questions: questions.filter(({ scale }) => scale === undefined),
  })
}

/** The person's own answers by driver and week, as this device keeps them and no service ever sees them. */
import type { Localised, ManifestQuestion } from '#shared/round/manifest.ts'
import type { Answers, Kept } from '../sending/kept.ts'

/** A driver's mean of the person's own answers from 1 to 5; null when they would rather not say. */
export type Scores = Record<string, number | null>

export interface OwnRound {
  member: string
  round: string
  scores: Scores
  /** Of an organisation's own drivers, as the round's manifest called them. */
  names?: Record<string, Localised>
}

/** Until the ballot is in the box, nobody knows whether this round's answers are the ones that count. */
export interface RememberedRound extends OwnRound {
  sent: boolean
}

/** "2026-W47-7f3a" → "2026-W47". */
export const weekOf = (round: string): string => round.slice(0, 8)

/** Only what everybody is asked from 1 to 5, so that a line means the same every week, and the same as the team's. */
export function scoresOf(questions: ManifestQuestion[], answers: Answers): Scores {
  const given = new Map<string, number[]>()
  for (const { id, driver, asked, scale } of questions) {
    if (asked !== 'all' || scale) continue
    const answer = answers[id] ?? null
    given.set(driver, [...(given.get(driver) ?? []), ...(answer === null ? [] : [answer])])
  }
  return Object.fromEntries([...given].map(([driver, values]) => [driver, meanOf(values)]))
}

/** What a round is remembered by. */
export function ownRound(
  { member, round }: Pick<OwnRound, 'member' | 'round'>,
  questions: ManifestQuestion[],
  answers: Answers,
): OwnRound {
  const scores = scoresOf(questions, answers)
  const names = Object.fromEntries(
    questions.flatMap(({ driver, driverName }) =>
      driverName && Object.hasOwn(scores, driver) ? [[driver, driverName]] : [],
    ),
  )
  return { member, round, scores, ...(Object.keys(names).length > 0 && { names }) }
}

export const meanOf = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** What is remembered of a round once sending stands there: undefined when its answers were not the ones that count. */
export function following(
  current: RememberedRound | undefined,
  kept: Kept,
  own: (answers: Answers) => OwnRound,
): RememberedRound | undefined {
  if (current?.sent) return current
  if ('answers' in kept) return { ...own(kept.answers), sent: false }
  if (kept.step === 'late' || kept.step === 'over') return undefined
  return current && { ...current, sent: kept.step === 'sent' }
}

export const keyOfRound = ({ member, round }: { member: string; round: string }): string =>
  [member, round].map(encodeURIComponent).join('/')

/** What others hold and this device does not: whatever is here stays as it is. */
export function missingFrom(here: OwnRound[], others: OwnRound[]): OwnRound[] {
  const known = new Set(here.map(keyOfRound))
  return [...new Map(others.map((round) => [keyOfRound(round), round]))]
    .filter(([key]) => !known.has(key))
    .map(([, round]) => round)
}

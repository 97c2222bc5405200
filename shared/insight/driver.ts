/** A group's driver scores in one round, made after the gate from the questions that it published. */
import type { PublishedGroup, PublishedQuestion, Reason, ShownResult } from '../published/published.ts'
import { drivers } from '../questions/drivers.ts'
import { fewestOf, stepOf } from './band.ts'
import { noiseOf } from './noise.ts'
import type { DriverScore } from './view.ts'

/** The order in which a reason is told where questions of one driver are hidden for several. */
const reasons: Reason[] = ['few', 'protects-another', 'season', 'uniform']

/** Drivers in the order in which people read them, then an organisation's own as they are found. */
export const inOrder = (found: Iterable<string>): string[] => {
  const ids = new Set(found)
  return [...new Set<string>([...drivers.filter((driver) => ids.has(driver)), ...ids])]
}

/** Drivers that were asked of all. Mirror questions are asked of few and make no score. */
export const askedDrivers = (questions: PublishedQuestion[]): string[] =>
  inOrder(questions.filter(({ asked }) => asked === 'all').map(({ driver }) => driver))

/** One score for each of the usual drivers and each that a question of this round names. */
export function driverScores(
  group: PublishedGroup,
  questions: PublishedQuestion[],
): Record<string, DriverScore> {
  const ids = inOrder([...drivers, ...questions.map(({ driver }) => driver)])
  return Object.fromEntries(ids.map((driver) => [driver, driverScore(driver, group, questions)]))
}

/** Whether a group was asked, and no driver of it is shown. */
export function hidesAll(scores: Record<string, DriverScore>): boolean {
  const kinds = Object.values(scores).map(({ kind }) => kind)
  return kinds.includes('hidden') && !kinds.includes('shown')
}

function driverScore(driver: string, group: PublishedGroup, questions: PublishedQuestion[]): DriverScore {
  const shown: (ShownResult & { id: string })[] = []
  const hidden = new Set<Reason>()
  for (const { id, driver: of, asked } of questions) {
    const result = of === driver && asked === 'all' ? group.results[id] : undefined
    if (!result) continue
    if ('hidden' in result) hidden.add(result.hidden)
    else shown.push({ id, ...result })
  }
  if (shown.length > 0) return shownScore(shown)
  const reason = reasons.find((reason) => hidden.has(reason))
  return reason ? { kind: 'hidden', reason } : { kind: 'not-asked' }
}

/** A clipped score enters the mean as its bound; the mean is then said to lie beyond, unless bounds of both ends met. */
function shownScore(shown: (ShownResult & { id: string })[]): DriverScore {
  const answers = shown.map((result) => result.answers).reduce((a, b) => (fewestOf(b) < fewestOf(a) ? b : a))
  const clips = new Set(shown.map(({ clip }) => clip).filter((clip) => clip !== null))
  return {
    kind: 'shown',
    score: Math.floor(shown.reduce((sum, { score }) => sum + score, 0) / shown.length + 0.5),
    clip: clips.size === 1 ? [...clips][0]! : null,
    answers,
    step: Math.max(...shown.map((result) => stepOf(result.answers))),
    noise: noiseOf(answers, shown.length),
    questions: shown.map(({ id }) => id),
  }
}

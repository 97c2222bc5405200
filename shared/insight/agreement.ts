/**
 * How far people agree, where the gate lets it through: in words for a group, and for the whole organisation ICC(1), ICC(2)
 * (Bliese 2000) and r_wg(j) (James, Demaree & Wolf 1984).
 */
import type {
  PublishedGroup,
  PublishedQuestion,
  PublishedRound,
  ShownResult,
} from '../published/published.ts'
import { inOrder } from './driver.ts'

export type Agreement = NonNullable<ShownResult['agreement']>

const order: Agreement[] = ['agree', 'mixed', 'split']

/** Per driver, the word on the question of a round on which people agree least; drivers without a word are left out. */
export function agreementIn(
  group: Pick<PublishedGroup, 'results'>,
  questions: PublishedQuestion[],
): Record<string, Agreement> {
  const words = new Map<string, Agreement>()
  for (const { id, driver, asked } of questions) {
    const result = group.results[id]
    if (asked !== 'all' || !result || 'hidden' in result || result.agreement === null) continue
    const known = words.get(driver)
    if (!known || order.indexOf(result.agreement) > order.indexOf(known)) words.set(driver, result.agreement)
  }
  return Object.fromEntries(words)
}

/** Of one driver over the teams of the organisation, to two decimals; null where undefined. */
export interface Reliability {
  driver: string
  questions: string[]
  /** Means over the questions. */
  icc1: number | null
  icc2: number | null
  /** Of the questions together, at the mean r_wg that the gate publishes of each. */
  rwgj: number | null
}

/** Over the questions asked in these rounds, oldest first, each as it was published last. */
export function reliabilityOf(rounds: Pick<PublishedRound, 'questions' | 'organisation'>[]): Reliability[] {
  const latest = new Map(
    rounds.flatMap(({ questions, organisation }) =>
      questions.flatMap(({ id, driver, asked }) => {
        const statistics = asked === 'all' ? organisation.statistics?.[id] : undefined
        return statistics ? [[id, { id, driver, ...statistics }] as const] : []
      }),
    ),
  )
  const items = [...latest.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return inOrder(items.map(({ driver }) => driver)).map((driver) => {
    const own = items.filter((item) => item.driver === driver)
    return {
      driver,
      questions: own.map(({ id }) => id),
      icc1: meanOf(own.map(({ icc1 }) => icc1)),
      icc2: meanOf(own.map(({ icc2 }) => icc2)),
      rwgj: rwgjOf(own.map(({ rwg }) => rwg)),
    }
  })
}

const twoDecimals = (value: number) => Math.round(value * 100) / 100

function meanOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? twoDecimals(known.reduce((sum, value) => sum + value, 0) / known.length) : null
}

/** J·(1 − m) / (J·(1 − m) + m), m being the mean variance as a share of the random one: 1 − mean r_wg. */
function rwgjOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const agreed = known.reduce((sum, value) => sum + value, 0)
  return twoDecimals(agreed / (agreed + 1 - agreed / known.length))
}

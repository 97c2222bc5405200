/**
 * Signals and silences of one group, from the words that were published of it: fewer take part, one driver is skipped
 * more, answers have become uniform, or have split in two camps. Silence is read as a signal, never as consent
 * (Morrison & Milliken 2000), and a signal is a question to the group, never a verdict.
 *
 * Each has one rule: two weeks in a row beyond everything in the five to eight known weeks before. If weeks were
 * independent and each lay beyond with the same probability 1 − q, this would happen in q⁵·(1 − q)² of them: at most
 * 1.5 %, whatever q is. Rates measured with the gate stand in docs/signals.md.
 */
import type {
  Part,
  Participation,
  PublishedGroup,
  PublishedQuestion,
  Result,
  ShownResult,
} from '../published/published.ts'
import { askedDrivers } from './driver.ts'

/** In the order in which they are told. */
export const signalKinds = ['participation', 'skips', 'split', 'uniform'] as const
export type SignalKind = (typeof signalKinds)[number]

export interface Signal {
  kind: SignalKind
  /** Of skips and of two camps; null of what concerns the whole week. */
  driver: string | null
}

/** One week of one group, as it was published. */
export interface SignalWeek {
  questions: PublishedQuestion[]
  /** Null where the round is void or had no such group. */
  group: PublishedGroup | null
}

/** A team is asked at most so many things a week. */
const most = 3

/** Known weeks that are compared with, and how many there must be. */
const compared = 8
const fewestBefore = 5

/** The signals of the last of these weeks, which are all of the same people, oldest first. */
export function signalsOf(weeks: SignalWeek[]): Signal[] {
  const now = weeks.at(-1)
  if (!now?.group || !isOpen(now.group)) return []
  const drivers = askedDrivers(now.questions)
  const rising = (kind: SignalKind, some: string[], rank: Rank, by = 1) =>
    some
      .filter((driver) =>
        rose(
          weeks.map((week) => rankOf(week, driver, rank)),
          by,
        ),
      )
      .map((driver): Signal => ({ kind, driver }))
  const signals: Record<SignalKind, Signal[]> = {
    participation: rose(weeks.map(participationRank)) ? [{ kind: 'participation', driver: null }] : [],
    skips: rising('skips', standingOut(now, drivers), skipsRank),
    split: rising('split', drivers, campsRank, 2),
    uniform: rose(weeks.map(uniformRank)) ? [{ kind: 'uniform', driver: null }] : [],
  }
  return signalKinds.flatMap((kind) => signals[kind]).slice(0, most)
}

/** Of a group that is hidden this week nothing is asked; "uniform" is itself something that was published. */
const isOpen = ({ results }: PublishedGroup): boolean =>
  Object.values(results).some((result) => !('hidden' in result) || result.hidden === 'uniform')

/** How far something is from usual; null where it was not published. */
type Rank = (result: Result) => number | null

/**
 * The last two known weeks lie beyond all the known ones before, by so many ranks. The last of all weeks must be one of
 * the two, so that it is told once, when it is news.
 */
function rose(ranks: (number | null)[], by = 1): boolean {
  if (ranks.at(-1) === null) return false
  const known = ranks.filter((rank) => rank !== null)
  const before = known.slice(0, -2).slice(-compared)
  return before.length >= fewestBefore && Math.min(...known.slice(-2)) >= Math.max(...before) + by
}

/** The highest rank among the week's questions of a driver that were asked of all. */
function rankOf({ questions, group }: SignalWeek, driver: string, rank: Rank): number | null {
  const ranks = questions
    .filter((question) => question.driver === driver && question.asked === 'all')
    .map(({ id }) => group?.results[id])
    .flatMap((result) => (result ? [rank(result)] : []))
    .filter((rank) => rank !== null)
  return ranks.length > 0 ? Math.max(...ranks) : null
}

const participationRanks: Record<Participation, number> = {
  most: 0,
  'half-to-three-quarters': 1,
  'under-half': 2,
}
const participationRank = ({ group }: SignalWeek): number | null =>
  group?.participation ? participationRanks[group.participation] : null

const skipsRanks = { few: 0, some: 1, many: 2 }
const skipsRank: Rank = (result) =>
  'hidden' in result || result.skips === null ? null : skipsRanks[result.skips]

/** The driver that is skipped more than every other one of the week: where all are, it is no matter of one. */
function standingOut(now: SignalWeek, drivers: string[]): string[] {
  const ranks = drivers.map((driver) => rankOf(now, driver, skipsRank) ?? 0)
  const highest = Math.max(...ranks)
  return drivers.filter(
    (_, i) => ranks[i] === highest && ranks.indexOf(highest) === ranks.lastIndexOf(highest),
  )
}

/** Whether any question of a week was hidden since the answers were too much alike; known from 12 answers. */
function uniformRank({ questions, group }: SignalWeek): number | null {
  const results = questions
    .filter(({ asked }) => asked === 'all')
    .flatMap(({ id }) => group?.results[id] ?? [])
  if (results.some((result) => 'hidden' in result && result.hidden === 'uniform')) return 1
  return results.some((result) => !('hidden' in result) && result.distribution !== null) ? 0 : null
}

/** Two camps: split, much at both ends and little between. Where answers were split before, they have not become so. */
const campsRank: Rank = (result) => {
  if ('hidden' in result) return result.hidden === 'uniform' ? 0 : null
  if (result.agreement === null) return null
  if (result.agreement !== 'split') return 0
  return hasCamps(result) ? 2 : 1
}

/** Percent. Under 50 answers parts are in tens. */
const camp = 30
const between = 20

function hasCamps({ distribution }: ShownResult): boolean {
  if (!distribution) return false
  const [low, middle, high] = distribution.map(percentOf) as [number, number, number]
  return Math.min(low, high) >= camp && middle <= between
}

const percentOf = (part: Part): number => (part === 'few' ? 0 : part)

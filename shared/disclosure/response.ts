/**
 * How many of a cell are to be expected to answer, from what was published and nothing finer. A band says between which
 * numbers the answers lay, and "few" says that they were fewer than k: the response is the one under which a binomial
 * number of answers falls into these intervals most easily (interval-censored maximum likelihood, Turnbull 1976), beside
 * one week as the nearest larger group that is known.
 */
import type { Cell } from '../org/structure.ts'
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import { bandNamed } from './bands.ts'

/** Share of eligible members that answers where nothing is known yet. */
export const usualResponse = 0.7

/** What a round tells of the answers of a group. */
interface Known {
  id: string
  eligible: number
  least: number
  most: number
  holds(seat: { team: string; level: string }): boolean
}

/** Expected share per cell, 0–1. */
export function expectedResponse(history: PublishedRound[], cells: Cell[]): Record<string, number> {
  const rounds = history.map(knownIn)
  const shares = new Map<string, number>()
  const shareOf = (group: string, around: number | undefined) => {
    const before = shares.get(group)
    if (before !== undefined) return before
    const share = likeliest(
      rounds.flatMap((known) => known.find(({ id }) => id === group) ?? []),
      around,
    )
    shares.set(group, share)
    return share
  }
  const entries = cells.map((cell) => {
    const around = new Map<string, number>()
    for (const known of rounds)
      for (const { id, eligible, holds } of known) if (cell.seats.every(holds)) around.set(id, eligible)
    const fromLargest = [...around].sort((a, b) => b[1] - a[1])
    let share: number | undefined
    for (const [id] of fromLargest) share = shareOf(id, share)
    return [cell.id, share ?? usualResponse] as const
  })
  return Object.fromEntries(entries)
}

function knownIn(round: PublishedRound): Known[] {
  const cells = new Map(round.cells.map((cell) => [cell.id, cell]))
  return round.groups.flatMap((group): Known[] => {
    const interval = answersTo(round, group)
    if (!interval) return []
    const own = group.cells.map((id) => cells.get(id)!)
    const eligible = own.reduce((sum, cell) => sum + cell.eligible, 0)
    const holds = ({ team, level }: { team: string; level: string }) =>
      own.some(({ teams, levels }) => teams.includes(team) && levels.includes(level))
    return [{ id: group.id, eligible, ...interval, holds }]
  })
}

/** Of the questions that were asked of all the one most answered; null where nothing is said of any. */
function answersTo({ questions, k }: PublishedRound, { results }: PublishedGroup) {
  const told = questions.flatMap(({ id, asked }) => {
    const result = asked === 'all' ? results[id] : undefined
    if (!result) return []
    if ('hidden' in result) return result.hidden === 'few' ? [{ least: 0, most: k - 1 }] : []
    const { from, top } = bandNamed(result.answers)
    return [{ least: from, most: top }]
  })
  return told.length === 0 ? null : told.reduce((a, b) => (b.least > a.least ? b : a))
}

const shares = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)

/** @param around the share of a larger group, which counts as one more week */
function likeliest(weeks: Known[], around: number | undefined): number {
  const last = weeks.at(-1)!
  let best = usualResponse
  let most = Number.NEGATIVE_INFINITY
  for (const share of shares) {
    let likelihood = 0
    for (const { eligible, least, most: top } of weeks)
      likelihood += Math.log(Math.max(within(eligible, share, least, top), Number.MIN_VALUE))
    if (around !== undefined)
      likelihood +=
        Math.min(last.eligible, enough) * (around * Math.log(share) + (1 - around) * Math.log(1 - share))
    if (likelihood > most) [most, best] = [likelihood, share]
  }
  return best
}

/** A larger group tells its share no better than this many people would, and they are quicker to count. */
const enough = 200

/** Chance that a binomial number lies between two others. */
function within(n: number, share: number, least: number, most: number): number {
  if (n > enough)
    return within(enough, share, Math.floor((least * enough) / n), Math.ceil((most * enough) / n))
  let chance = (1 - share) ** n
  let sum = least === 0 ? chance : 0
  for (let x = 1; x <= Math.min(n, most); x++) {
    chance *= ((n - x + 1) / x) * (share / (1 - share))
    if (x >= least) sum += chance
  }
  return sum
}

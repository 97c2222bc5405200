/**
 * What comes down against what goes up, group by group: top-down minus bottom-up with its band, where it has moved, and
 * the worst first by what can be known rather than by the widest number.
 */
import type { PublishedQuestion, Reason } from '../published/published.ts'
import { type Gap, gapOf, type ShownScore, sure, weeklyVariance } from './gap.ts'
import { shrink } from './shrink.ts'
import type { DriverScore } from './view.ts'

/** Speaks (much) more than it listens, even within the band, or the reverse. */
export type Tone = 'down-2' | 'down-1' | 'even' | 'up-1' | 'up-2'

/** The last two weeks against the weeks before them. */
export interface Movement {
  /** In points: positive where top-down gained on bottom-up. */
  by: number
  band: number
  /** Beyond its band, away from balance or back to it. */
  kind: 'opening' | 'closing' | 'steady'
  /** How many shown weeks stand behind each side. */
  weeks: { recent: number; before: number }
}

export interface GroupGap<G> extends Gap {
  group: G
  down: ShownScore
  up: ShownScore
  tone: Tone
  /** Null where too few weeks were shown. */
  movement: Movement | null
}

export interface Balance<G> {
  gaps: GroupGap<G>[]
  /** Groups of which one of the two is hidden, by reason. */
  hidden: { reason: Reason; groups: G[] }[]
}

type Drivers = Record<string, DriverScore>

interface History<G> {
  group: G
  /** This week's scores. */
  now: Drivers
  /** The weeks before, newest first; null where the group was not there. */
  before: (Drivers | null)[]
}

/** The two items of a driver alternate weekly, so two weeks hold both. */
const recentWeeks = 2
/** Three standard errors, as on a control chart (Shewhart 1931): movements of many groups are looked at every week. */
const surer = 3
/** Weeks before them, and how many must have been shown. */
const pastWeeks = 8
const fewestBefore = 4

/** How many weeks before this one the balance looks at. */
export const weeksBefore = recentWeeks - 1 + pastWeeks

/** Of what a balance is made. */
export const isCommunication = ({ driver, asked }: PublishedQuestion): boolean =>
  asked === 'all' && (driver === 'top-down' || driver === 'bottom-up')

export function balanceOf<G>(groups: History<G>[]): Balance<G> {
  const gaps: GroupGap<G>[] = []
  const hidden = new Map<Reason, G[]>()
  for (const { group, now, before } of groups) {
    const both = bothOf(now)
    if (both && 'reason' in both) hidden.set(both.reason, [...(hidden.get(both.reason) ?? []), group])
    else if (both) gaps.push(groupGap(group, both, before))
  }
  return { gaps: worstFirst(gaps), hidden: [...hidden].map(([reason, groups]) => ({ reason, groups })) }
}

interface Both {
  down: ShownScore
  up: ShownScore
}

/** Undefined where one of the two was not asked. */
function bothOf(drivers: Drivers): Both | { reason: Reason } | undefined {
  const down = drivers['top-down']
  const up = drivers['bottom-up']
  if (!down || !up || down.kind === 'not-asked' || up.kind === 'not-asked') return undefined
  if (down.kind === 'hidden') return { reason: down.reason }
  return up.kind === 'hidden' ? { reason: up.reason } : { down, up }
}

function groupGap<G>(group: G, { down, up }: Both, before: (Drivers | null)[]): GroupGap<G> {
  const gap = gapOf(down, up)
  return { group, down, up, ...gap, tone: toneOf(gap), movement: movementOf({ down, up }, before) }
}

/** By the size of a gap against its band. */
export function toneOf({ gap, band }: Gap): Tone {
  const size = Math.abs(gap)
  if (size <= band) return 'even'
  const side = gap > 0 ? 'down' : 'up'
  return size > 2 * band ? `${side}-2` : `${side}-1`
}

function movementOf(now: Both, before: (Drivers | null)[]): Movement | null {
  const shown = (weeks: (Drivers | null)[]) =>
    weeks.flatMap((week) => {
      const both = week && bothOf(week)
      return both && 'down' in both ? [both] : []
    })
  const recent = [now, ...shown(before.slice(0, recentWeeks - 1))]
  const past = shown(before.slice(recentWeeks - 1, weeksBefore))
  if (past.length < fewestBefore) return null
  const [is, was] = [meanGap(recent), meanGap(past)]
  const by = Math.round(is - was)
  const band = Math.ceil(surer * Math.sqrt(meanVariance(recent) + meanVariance(past)))
  const kind = Math.abs(by) <= band ? 'steady' : Math.abs(is) > Math.abs(was) ? 'opening' : 'closing'
  const weeks = { recent: recent.length, before: past.length }
  return { by, band, kind, weeks }
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const meanGap = (weeks: Both[]) => mean(weeks.map(({ down, up }) => down.score - up.score))
/** The variance of the mean of several weeks' gaps. */
const meanVariance = (weeks: Both[]) =>
  mean(weeks.map(({ down, up }) => weeklyVariance(down, up))) / weeks.length

/**
 * First every group whose gap is beyond its band or opening, then the others; each by where its gap is going: the gap that
 * can be believed and what can be believed of its movement, once more.
 */
function worstFirst<G>(gaps: GroupGap<G>[]): GroupGap<G>[] {
  if (gaps.length === 0) return gaps
  const standing = shrink(gaps.map(({ gap, band }) => ({ value: gap, variance: (band / sure) ** 2 })))
  const moving = gaps.filter(({ movement }) => movement !== null)
  const moved = shrink(
    moving.map(({ movement }) => ({ value: movement!.by, variance: (movement!.band / surer) ** 2 })),
  )
  const believed = new Map(moving.map((one, i) => [one, moved[i]!]))
  const weighed = gaps.map((one, i) => ({
    one,
    told: one.tone !== 'even' || one.movement?.kind === 'opening',
    weight: Math.abs(standing[i]! + (believed.get(one) ?? 0)),
  }))
  return weighed.sort((a, b) => Number(b.told) - Number(a.told) || b.weight - a.weight).map(({ one }) => one)
}

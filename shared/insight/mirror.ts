/**
 * The mirror gap: what people who manage say of their own informing and listening, against what the level below hears;
 * and marketing–sales alignment as each of the two sides sees it. Only from shown results of the last eight weeks.
 *
 * Both sides of a gap are different people, so its band is that of two independent scores (gap.ts). That all who manage
 * are also told by those above them is one exception, in the organisation, where the band is then too wide.
 */
import type { PublishedGroup, PublishedQuestion, ShownResult } from '../published/published.ts'
import { canMirror, mirrored } from '../questions/mirror.ts'
import { stepOf } from './band.ts'
import { driverScores } from './driver.ts'
import { type Gap, gapOf, type ShownScore } from './gap.ts'
import { noiseOf } from './noise.ts'

/** What a published round is read for. */
interface Week {
  round: string
  questions: PublishedQuestion[]
  groups: PublishedGroup[]
}

export interface Rungs {
  /** Level ids from the top down. */
  levels: string[]
  /** Those of them that are marketing's, which have no sales level below. */
  marketing: string[]
}

export interface MirrorGap extends Gap {
  /** Id of what all are asked, and of its mirror. */
  question: string
  mirror: string
  driver: string
  /** Group ids, the rounds in which each was shown, and what was published. */
  says: { group: string; round: string; result: ShownResult }
  hears: { group: string; round: string; result: ShownResult }
}

export interface AlignmentGap extends Gap {
  marketing: { group: string; score: ShownScore }
  sales: { group: string; score: ShownScore }
  round: string
}

/** How far back a number may lie and still speak of today. */
export const mirrorWeeks = 8

/** Of what gaps are made: what has a mirror or is one, and alignment. */
export const isMirrored = ({ driver }: PublishedQuestion): boolean => canMirror(driver)

/** Of the last eight of these weeks, oldest first; what is furthest beyond its band comes first. */
export function mirrorGaps(weeks: Week[], rungs: Rungs): MirrorGap[] {
  const recent = weeks.slice(-mirrorWeeks)
  const questions = new Map(
    recent.flatMap((week) => week.questions).map((question) => [question.id, question]),
  )
  const groups = new Set(recent.flatMap((week) => week.groups).map(({ id }) => id))
  const gaps: MirrorGap[] = []
  for (const { id: mirror, driver, asked } of questions.values()) {
    const question = asked === 'managers' ? mirrored(mirror) : undefined
    if (question === undefined) continue
    for (const group of groups) {
      const below = hearersOf(group, rungs)
      const said = below === undefined ? undefined : shownIn(recent, group, mirror).at(-1)
      if (below === undefined || !said) continue
      const heard = nearest(shownIn(recent, below, question), said.week)
      if (!heard) continue
      const side = ({ week, result }: Shown, of: string) => ({
        group: of,
        round: recent[week]!.round,
        result,
      })
      const gap = gapOf(scoreOf(said.result), scoreOf(heard.result))
      gaps.push({ question, mirror, driver, says: side(said, group), hears: side(heard, below), ...gap })
    }
  }
  return gaps.sort(furthestFirst)
}

const furthestFirst = (a: Gap, b: Gap) => Math.abs(b.gap) - b.band - (Math.abs(a.gap) - a.band)

/**
 * Who hears what a group's managers say: the next rung, in the same unit where the group is of one. All who manage are
 * heard by everybody.
 */
function hearersOf(group: string, { levels, marketing }: Rungs): string | undefined {
  if (group === 'organisation') return group
  const level = levels.find((level) => group === `level:${level}` || isOfUnit(group, level))
  if (level === undefined || marketing.includes(level)) return undefined
  const below = levels.slice(levels.indexOf(level) + 1).find((next) => !marketing.includes(next))
  return below && group.slice(0, -level.length) + below
}

const isOfUnit = (group: string, level: string) =>
  group.startsWith('unit-level:') && group.endsWith(`:${level}`)

interface Shown {
  /** Position among the weeks. */
  week: number
  result: ShownResult
}

function shownIn(weeks: Week[], group: string, question: string): Shown[] {
  return weeks.flatMap(({ groups }, week) => {
    const result = groups.find(({ id }) => id === group)?.results[question]
    return result && !('hidden' in result) ? [{ week, result }] : []
  })
}

/** The same week, else the nearest, of two the later. */
const nearest = (shown: Shown[], week: number): Shown | undefined =>
  shown.toSorted((a, b) => Math.abs(a.week - week) - Math.abs(b.week - week) || b.week - a.week)[0]

const scoreOf = ({ answers, score, clip }: ShownResult) => ({
  score,
  clip,
  step: stepOf(answers),
  noise: noiseOf(answers, 1),
})

/** Marketing against each sales level, each in the latest week in which both were shown. */
export function alignmentGaps(weeks: Week[], { levels, marketing }: Rungs): AlignmentGap[] {
  const sales = levels.filter((level) => !marketing.includes(level))
  const latest = weeks.slice(-mirrorWeeks).reverse()
  const gaps = marketing.flatMap((one) =>
    sales.flatMap((other) => latest.map((week) => alignmentIn(week, one, other)).find((gap) => gap) ?? []),
  )
  return gaps.sort(furthestFirst)
}

function alignmentIn(
  { round, questions, groups }: Week,
  one: string,
  other: string,
): AlignmentGap | undefined {
  const side = (level: string) => {
    const group = groups.find(({ id }) => id === `level:${level}`)
    const score = group && driverScores(group, questions).alignment
    return score?.kind === 'shown' ? { group: group!.id, score } : undefined
  }
  const marketing = side(one)
  const sales = side(other)
  // Of two questions each side may have another one hidden: then they do not speak of the same.
  if (!marketing || !sales || marketing.score.questions.join() !== sales.score.questions.join())
    return undefined
  return { marketing, sales, round, ...gapOf(marketing.score, sales.score) }
}

/** What a digest and HR's report say, made of published numbers and of nothing else. */

import { fewestOf } from '../insight/band.ts'
import { askedDrivers, driverScores, hidesAll } from '../insight/driver.ts'
import type { ShownScore } from '../insight/gap.ts'
import { groupName } from '../insight/names.ts'
import { standingOut } from '../insight/standing-out.ts'
import type { DriverNames } from '../language/drivers.ts'
import type { NamedLevel } from '../language/levels.ts'
import type { Localised } from '../language/localised.ts'
import type { Judged, PublishedGroup, PublishedQuestion, PublishedRound } from '../published/published.ts'
import type { DigestFacts, Mark, ReportFacts } from './messages.ts'

type Verdicts = Record<string, Judged>

/** One group of one round, as published. */
export interface PublishedRow {
  questions: PublishedQuestion[]
  group: PublishedGroup
  /** By driver; missing in rows of an earlier version. */
  verdicts?: Verdicts
}

/** What the groups of a season are made of. */
export interface Names {
  teams: { id: string; name: Localised }[]
  levels: NamedLevel[]
  /** Of the organisation's own drivers, by id. */
  drivers?: DriverNames
}

/** Answers from which on a message may hold a group's number. */
const fewest = 20

/** @param rows of what somebody leads, what they want to read of first: told is the first that shows anything */
export function digestFacts(rows: PublishedRow[], names: Names): DigestFacts {
  const row = rows.find(({ group, questions }) => shownOf(group, questions).length > 0)
  if (!row) return { group: null, morale: null, strength: null, priority: null, participation: null }
  const { group, questions, verdicts = {} } = row
  const shown = shownOf(group, questions)
  const morale = shown.find(({ driver }) => driver === 'morale') ?? null
  const { strength, priority } = standingOut(shown)
  const { id, name } = groupName(group, names.teams, names.levels)
  return {
    group: { id, name },
    morale: morale && markOf(morale, verdicts, names),
    strength: strength && markOf(strength, verdicts, names),
    priority: priority && markOf(priority, verdicts, names),
    participation: group.participation,
  }
}

/** @param verdicts by group */
export function reportFacts(
  published: PublishedRound,
  verdicts: Record<string, Verdicts>,
  names: Names,
): ReportFacts {
  const { groups, questions, organisation } = published
  const rowOf = (group: PublishedGroup): PublishedRow => ({
    questions,
    group,
    ...(Object.hasOwn(verdicts, group.id) && { verdicts: verdicts[group.id]! }),
  })
  const hidden = groups.filter((group) => hidesAll(driverScores(group, questions))).length
  const parts = groups.filter(({ kind }) => kind === 'team' || kind === 'unit').map(rowOf)
  const moved = (way: Mark['verdict']) =>
    parts.filter((row) => Object.values(row.verdicts ?? {}).some(({ lastFour }) => lastFour.verdict === way))
      .length
  return {
    groups: { shown: groups.length - hidden, hidden },
    organisation: digestFacts(groups.filter(({ kind }) => kind === 'organisation').map(rowOf), names),
    moved: { rose: moved('rose'), fell: moved('fell') },
    alarm: organisation.integrity === 'alarm',
  }
}

/** The drivers asked of all in this round of which a number is shown, in the order in which people read them. */
function shownOf(group: PublishedGroup, questions: PublishedQuestion[]) {
  const scores = driverScores(group, questions)
  return askedDrivers(questions).flatMap((driver) => {
    const score = scores[driver]
    return score?.kind === 'shown' ? [{ driver, score }] : []
  })
}

function markOf(
  { driver, score }: { driver: string; score: ShownScore },
  verdicts: Verdicts,
  { drivers = {} }: Names,
): Mark {
  const { verdict, since } = (Object.hasOwn(verdicts, driver) && verdicts[driver]?.lastFour) || {
    verdict: 'cannot-tell',
    since: null,
  }
  const large = fewestOf(score.answers) >= fewest
  return {
    driver,
    ...(Object.hasOwn(drivers, driver) && { name: drivers[driver]! }),
    score: large ? { score: score.score, clip: score.clip } : null,
    verdict,
    since,
  }
}

/** Any two published rounds as a reader sees them: the groups of both side by side, and by name those of only one. */
import type { NamedLevel } from '../language/levels.ts'
import type { PublishedGroup, PublishedRound } from '../published/published.ts'
import { type Compared, compare } from './compare.ts'
import { askedDrivers, driverScores, inOrder } from './driver.ts'
import { leftOut } from './left-out.ts'
import { cellsOf, sameMakeup } from './lineage.ts'
import { groupName } from './names.ts'
import type { GroupName, OpenGroup, RoundView } from './view.ts'
import { rewordedBetween } from './wording.ts'

export interface ComparedGroup extends OpenGroup {
  family: 'T' | 'L'
}

/** GET /api/compare?a=&b= — only the groups that the reader may see. */
export interface CompareView extends Compared<ComparedGroup> {
  a: RoundView
  b: RoundView
  k: { a: number; b: number }
  /** Asked of all in either round, in the bank's order. */
  drivers: string[]
  only: { a: GroupName[]; b: GroupName[] }
  /** Drivers of which both rounds asked the same question, in other words. */
  reworded: string[]
}

interface Side {
  round: RoundView
  /** Of its groups those that the reader may see. */
  published: PublishedRound
  teams: { id: string; name: { fr: string; en: string }; parent: string | null }[]
  /** From the top down. */
  levels: NamedLevel[]
}

/** @param a the earlier side, or whichever is to be subtracted */
export function compareView(a: Side, b: Side): CompareView {
  const drivers = inOrder([a, b].flatMap(({ published }) => askedDrivers(published.questions)))
  const before = new Map(a.published.groups.map((group) => [group.id, group]))
  const couples = inReadingOrder(b).flatMap((group) => {
    const then = before.get(group.id)
    if (!then) return []
    return [
      {
        group: comparedGroup(group, b),
        a: driverScores(then, a.published.questions),
        b: driverScores(group, b.published.questions),
        same: samePeople(group.id, a.published, b.published),
      },
    ]
  })
  return {
    ...compare(couples, drivers),
    a: a.round,
    b: b.round,
    k: { a: a.published.k, b: b.published.k },
    drivers,
    only: { a: only(a, b), b: only(b, a) },
    reworded: inOrder(rewordedBetween(a.published.questions, b.published.questions)),
  }
}

function comparedGroup(group: PublishedGroup, { published, teams, levels }: Side): ComparedGroup {
  return {
    ...groupName(group, teams, levels),
    family: group.family,
    leavesOut: leftOut(group, published.cells, teams, levels),
  }
}

/** Within a season nobody changes their seat. */
const samePeople = (id: string, a: PublishedRound, b: PublishedRound) =>
  a.season === b.season || sameMakeup(cellsOf(id, a), cellsOf(id, b))

/** As published, but levels from the top down. */
function inReadingOrder({ published, levels: named }: Side): PublishedGroup[] {
  const levels = named.map(({ id }) => id)
  const level = new Map(published.cells.map((cell) => [cell.id, levels.indexOf(cell.levels[0] ?? '')]))
  const rank = ({ family, cells }: PublishedGroup) =>
    family === 'T' ? -1 : Math.min(levels.length, ...cells.map((id) => level.get(id) ?? levels.length))
  return published.groups.toSorted((one, other) => rank(one) - rank(other))
}

function only(one: Side, other: Side): GroupName[] {
  const there = new Set(other.published.groups.map(({ id }) => id))
  return inReadingOrder(one)
    .filter(({ id }) => !there.has(id))
    .map((group) => groupName(group, one.teams, one.levels))
}

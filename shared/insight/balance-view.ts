/** The balance of one published round, kind by kind, with its movement over the rounds before. */
import type { GroupKind, PublishedCell, PublishedGroup, PublishedRound } from '../published/published.ts'
import { type Reliability, reliabilityOf } from './agreement.ts'
import { type Balance, balanceOf, weeksBefore } from './balance.ts'
import { driverScores } from './driver.ts'
import { sameMakeup } from './lineage.ts'
import type { GroupName, RoundView } from './view.ts'

/** GET /api/rounds/:id/balance — only the groups that the reader may see. */
export interface BalanceView {
  round: RoundView
  k: number
  /** Organisation, units, teams, levels, levels in units; each worst first. A kind without groups is left out. */
  kinds: (Balance<GroupName> & { kind: GroupKind })[]
  /** Of the organisation, for those who see all of it. */
  reliability: Reliability[] | null
}

interface Input {
  round: RoundView
  /** Oldest first; the last is the round itself. Of each the groups that the reader may see. */
  rounds: PublishedRound[]
  nameOf: (group: PublishedGroup) => GroupName
  /** Whether the reader sees the organisation's figures. */
  whole: boolean
}

const kinds: GroupKind[] = ['organisation', 'unit', 'team', 'level', 'unit-level']

/** How many rounds the balance is made of, at most. */
export const balanceRounds = weeksBefore + 1

export function balanceView({ round, rounds, nameOf, whole }: Input): BalanceView {
  const [now, ...before] = rounds.slice(-balanceRounds).reverse().map(indexed)
  if (!now) throw new RangeError('a balance is of a round')
  const history = now.published.groups.map((group) => ({
    group: nameOf(group),
    now: driverScores(group, now.published.questions),
    before: weeksOf(group, now, before),
  }))
  return {
    round,
    k: now.published.k,
    kinds: kinds.flatMap((kind) => {
      const own = history.filter(({ group }) => group.kind === kind)
      return own.length > 0 ? [{ kind, ...balanceOf(own) }] : []
    }),
    reliability: whole ? reliabilityOf(rounds) : null,
  }
}

interface Indexed {
  published: PublishedRound
  groups: Map<string, PublishedGroup>
  cells: Map<string, PublishedCell>
}

const indexed = (published: PublishedRound): Indexed => ({
  published,
  groups: new Map(published.groups.map((group) => [group.id, group])),
  cells: new Map(published.cells.map((cell) => [cell.id, cell])),
})

/** The group in the rounds before, newest first, as far back as it was made of the same people. */
function weeksOf(group: PublishedGroup, now: Indexed, before: Indexed[]) {
  const cellsIn = (round: Indexed, { cells }: PublishedGroup) =>
    cells.flatMap((id) => round.cells.get(id) ?? [])
  let whole = true
  return before.map((then) => {
    const found = then.groups.get(group.id)
    if (found && then.published.season !== now.published.season)
      whole &&= sameMakeup(cellsIn(then, found), cellsIn(now, group))
    return found && whole ? driverScores(found, then.published.questions) : null
  })
}

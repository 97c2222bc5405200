/** A season in people's words: its groups with verdicts, its merges, and how many of each kind it shows. */
import { aggregatesOf } from '#shared/disclosure/aggregates.ts'
import { leftOut } from '#shared/insight/left-out.ts'
import { groupName, teamNames } from '#shared/insight/names.ts'
import type { SeasonGroup, SeasonPlanView, Shown } from '#shared/insight/season-view.ts'
import { type LevelNames, namedLevels } from '#shared/language/levels.ts'
import { cellsFor } from '#shared/org/cells.ts'
import { teamName } from '#shared/org/names.ts'
import type { Season } from '#shared/round/season.ts'

export function seasonPlanView(season: Season, own: LevelNames): SeasonPlanView {
  const { k, expected, order, structure, cells } = season
  const teams = structure.teams.map((team) => ({ id: team.id, parent: team.parent, name: teamName(team) }))
  const levels = namedLevels(structure.levels, own)
  const permitted = new Set(season.permitted)
  const tooFew = new Set(season.tooFew)
  const groups = aggregatesOf(structure, cells).map((aggregate): SeasonGroup => {
    const group = { ...aggregate, cells: aggregate.cells.map((i) => cells[i]!.id) }
    const shown = permitted.has(aggregate.id)
    return {
      ...groupName(group, teams, levels),
      leavesOut: leftOut(group, cells, teams, levels),
      shown,
      why: shown ? null : tooFew.has(aggregate.id) ? 'few' : 'protects-another',
    }
  })
  return {
    k,
    expected,
    order,
    eligible: cells.reduce((sum, { eligible }) => sum + eligible, 0),
    groups,
    merges: cellsFor(structure, k).merges.map((merge) => ({
      reason: merge.reason,
      teams: teamNames(merge.teams, teams),
      eligible: merge.eligible,
    })),
    shown: shownIn(groups),
  }
}

export function shownIn(groups: Pick<SeasonGroup, 'kind' | 'shown'>[]): Shown {
  const counts: Shown = {}
  for (const { kind, shown } of groups) {
    const count = counts[kind] ?? { shown: 0, of: 0 }
    counts[kind] = { shown: count.shown + (shown ? 1 : 0), of: count.of + 1 }
  }
  return counts
}

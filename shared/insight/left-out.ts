/** Who is missing from a group that bears a larger name: people whose cell was merged with one outside it. */
import type { NamedLevel } from '../language/levels.ts'
import type { Localised } from '../language/localised.ts'
import type { PublishedCell, PublishedGroup } from '../published/published.ts'
import { levelCalled, teamNames } from './names.ts'

interface PlacedTeam {
  id: string
  name: Localised
  parent: string | null
}

type Named = Pick<PublishedGroup, 'id' | 'kind' | 'cells'>

/** One name per cell that is only partly inside the group, such as "Field managers (teams Lille + Lyon)". */
export function leftOut(
  group: Named,
  cells: PublishedCell[],
  teams: PlacedTeam[],
  levels: NamedLevel[],
): Localised[] {
  const inside = new Set(group.cells)
  const reaches = reachOf(group, teams)
  if (!reaches) return []
  return cells
    .filter((cell) => !inside.has(cell.id) && reaches(cell))
    .map((cell) => nameOf(cell, teams, levels))
}

/** Whether a cell holds people whom the group's name would include; null where it is the name of all its cells. */
function reachOf({ id, kind }: Named, teams: PlacedTeam[]): ((cell: PublishedCell) => boolean) | null {
  const rest = id.slice(kind.length + 1)
  switch (kind) {
    case 'unit': {
      const below = teamsBelow(rest, teams)
      return (cell) => cell.teams.some((team) => below.has(team))
    }
    case 'level':
      return (cell) => cell.levels.includes(rest)
    case 'unit-level': {
      const manager = teams.find((team) => rest.startsWith(`${team.id}:`))?.id ?? ''
      const below = teamsBelow(manager, teams)
      const level = rest.slice(manager.length + 1)
      return (cell) => cell.levels.includes(level) && cell.teams.some((team) => below.has(team))
    }
    default:
      return null
  }
}

function teamsBelow(manager: string, teams: PlacedTeam[]): Set<string> {
  const below = new Set([manager])
  // Parents stand before their teams in no particular order, so go on until nothing is added.
  for (let size = 0; size < below.size; ) {
    size = below.size
    for (const { id, parent } of teams) if (parent !== null && below.has(parent)) below.add(id)
  }
  return below
}

function nameOf(cell: PublishedCell, teams: PlacedTeam[], named: NamedLevel[]): Localised {
  const levels = cell.levels.map((level) => levelCalled(level, named))
  const { fr, en } = teamNames(cell.teams, teams)
  return {
    fr: `${levels.map((level) => level.fr).join(', ')} (${fr})`,
    en: `${levels.map((level) => level.en).join(', ')} (${en})`,
  }
}

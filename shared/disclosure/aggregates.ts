/**
 * Every group that could be published, as two laminar families over the same cells: T, the tree (organisation ⊃ units ⊃
 * teams), and L, the levels (level ⊃ level within a unit). A group holds the cells that lie wholly inside it.
 */
import type { Cell, Structure } from '../org/structure.ts'
import type { GroupKind } from '../published/published.ts'
import { cellsBelow, managersOf, teamGroups } from './tree.ts'

export interface Aggregate {
  id: string
  kind: GroupKind
  family: 'T' | 'L'
  /** Ascending indices into the cells. */
  cells: number[]
  /** The smallest aggregate of the family that contains it. */
  parent: string | null
}

type Candidate = Omit<Aggregate, 'parent'>

/** In the order organisation, units, teams, levels, levels within units; each from the head down. */
export function aggregatesOf(structure: Structure, cells: Cell[]): Aggregate[] {
  const managers = managersOf(structure)
  const below = cellsBelow(managers, cells)
  const units = managers.flatMap(({ id, parent, leadsManagers }, i) =>
    parent >= 0 && leadsManagers ? [{ id, cells: below[i]! }] : [],
  )
  const everything = cells.map((_, i) => i)
  const organisation: Candidate = { id: 'organisation', kind: 'organisation', family: 'T', cells: everything }
  const unitGroups = units.map(
    (unit): Candidate => ({ id: `unit:${unit.id}`, kind: 'unit', family: 'T', cells: unit.cells }),
  )
  const teams = teamGroups(managers, cells).map(
    (group): Candidate => ({
      id: `team:${group.teams.join('+')}`,
      kind: 'team',
      family: 'T',
      cells: group.cells,
    }),
  )

  const levelOf = cells.map(({ levels }) => levels.join())
  const single = (some: number[]) => {
    const byLevel = new Map(structure.levels.map((level) => [level, [] as number[]]))
    for (const i of some) byLevel.get(levelOf[i]!)?.push(i)
    return [...byLevel]
  }
  const levels = single(everything).map(
    ([level, own]): Candidate => ({ id: `level:${level}`, kind: 'level', family: 'L', cells: own }),
  )
  const unitLevels = units.flatMap((unit) =>
    single(unit.cells).map(([level, own]): Candidate => {
      return { id: `unit-level:${unit.id}:${level}`, kind: 'unit-level', family: 'L', cells: own }
    }),
  )
  // Where two groups are the same people, the organisation goes before a team, and a team before a unit.
  return [
    ...laminar(
      [organisation, ...teams, ...unitGroups],
      [organisation, ...unitGroups, ...teams],
      cells.length,
    ),
    ...laminar([...levels, ...unitLevels], [...levels, ...unitLevels], cells.length),
  ]
}

/** Keeps, by rank, what is not empty, not the same as one before and does not overlap one before; in the given order. */
function laminar(ranked: Candidate[], order: Candidate[], cells: number): Aggregate[] {
  const kept: Candidate[] = []
  /** For each cell, positions in `kept` of those that hold it. */
  const holders = Array.from({ length: cells }, (): number[] => [])
  /** How many of a candidate's cells each one before holds, while it is looked at. */
  const common: number[] = []
  for (const candidate of ranked) {
    const size = candidate.cells.length
    const near: number[] = []
    for (const i of candidate.cells)
      for (const holder of holders[i]!) if (common[holder]!++ === 0) near.push(holder)
    let fits = size > 0
    for (const holder of near) {
      const other = kept[holder]!.cells.length
      if (size === other || (common[holder] !== size && common[holder] !== other)) fits = false
      common[holder] = 0
    }
    if (!fits) continue
    common.push(0)
    const position = kept.push(candidate) - 1
    for (const i of candidate.cells) holders[i]!.push(position)
  }
  const parentOf = (candidate: Candidate): string | null => {
    let parent: Candidate | undefined
    for (const holder of holders[candidate.cells[0]!]!) {
      const other = kept[holder]!
      const above = other.cells.length > candidate.cells.length
      if (above && (!parent || other.cells.length < parent.cells.length)) parent = other
    }
    return parent?.id ?? null
  }
  const fitting = new Set(kept)
  return order
    .filter((candidate) => fitting.has(candidate))
    .map((candidate) => ({ ...candidate, parent: parentOf(candidate) }))
}

/**
 * Cells: one team at one level, merged until each has at least k eligible members, since a ballot names its cell.
 * The same structure gives the same cells, whatever the order of its parts.
 */
import { CellPool, type Place } from './cell-pool.ts'
import type { Cell, Seats, Structure } from './structure.ts'

/** Why two cells became one: same level under the same manager's manager; same team; the manager's cell; too few in all. */
export type MergeReason = 'siblings' | 'team' | 'up' | 'whole'

export interface Merge {
  reason: MergeReason
  /** Ids as they were before the merge. */
  cells: string[]
  teams: string[]
  eligible: number
}

export interface Merged {
  cells: Cell[]
  merges: Merge[]
}

/** Where teams stand: position in the tree's order from the head down, and depth. */
function places({ teams }: Structure): Map<string, Place> {
  const below = new Map<string | null, string[]>()
  for (const { id, parent } of teams) {
    const beside = below.get(parent)
    if (beside) beside.push(id)
    else below.set(parent, [id])
  }
  const found = new Map<string, Place>()
  const visit = (parent: string | null, depth: number) => {
    for (const id of (below.get(parent) ?? []).sort()) {
      found.set(id, { order: found.size, depth, parent })
      visit(id, depth + 1)
    }
  }
  visit(null, 0)
  return found
}

/** One cell per seat that somebody holds, numbered c1… from the head down and from the top level down. */
function finestCells(structure: Structure): Cell[] {
  const place = places(structure)
  const rank = (seat: Seats) => place.get(seat.team)!.order * 1000 + structure.levels.indexOf(seat.level)
  return structure.seats
    .filter(({ eligible }) => eligible > 0)
    .sort((a, b) => rank(a) - rank(b))
    .map((seat, i) => ({
      id: `c${i + 1}`,
      teams: [seat.team],
      levels: [seat.level],
      seats: [seat],
      eligible: seat.eligible,
    }))
}

/**
 * Merges every cell with fewer than k eligible members, deepest team and smallest first: with the smallest sibling of its
 * level under the same manager's manager, else with the smallest of its team, else upwards. Fewer than 2k in all are one
 * cell. Ids of merged cells are joined by "+".
 */
export function mergeCells(structure: Structure, cells: Cell[], k: number): Merged {
  const merges: Merge[] = []
  const total = cells.reduce((sum, { eligible }) => sum + eligible, 0)
  if (total < 2 * k) {
    if (cells.length < 2) return { cells, merges }
    const whole = cells.reduce((a, b) => join(structure, a, b))
    merges.push({ reason: 'whole', cells: cells.map(({ id }) => id), teams: whole.teams, eligible: total })
    return { cells: [whole], merges }
  }
  const pool = new CellPool(places(structure), cells, k)
  for (let cell = pool.next; cell; cell = pool.next) {
    const { partner, reason } = partnerOf(cell, pool)
    const parts = pool.inOrder(cell, partner)
    const merged = join(structure, ...parts)
    merges.push({ reason, cells: parts.map(({ id }) => id), teams: merged.teams, eligible: merged.eligible })
    pool.replace(parts, merged)
  }
  return { cells: pool.all, merges }
}

/** The finest cells, merged and numbered anew from the head down. */
export function cellsFor(structure: Structure, k: number): Merged {
  const { cells, merges } = mergeCells(structure, finestCells(structure), k)
  return { cells: cells.map((cell, i) => ({ ...cell, id: `c${i + 1}` })), merges }
}

/** One cell for all who came after the season began, of the organisation and of nothing smaller. */
export const newcomersCell = (eligible: number): Cell => ({
  id: 'newcomers',
  teams: [],
  levels: [],
  seats: [],
  eligible,
})

export const isNewcomers = ({ teams }: Pick<Cell, 'teams'>): boolean => teams.length === 0

function partnerOf(cell: Cell, pool: CellPool): { partner: Cell; reason: MergeReason } {
  const sibling = pool.sibling(cell)
  if (sibling) return { partner: sibling, reason: 'siblings' }
  const colleague = pool.within(cell, cell.teams)
  if (colleague) return { partner: colleague, reason: 'team' }

  // Upwards, team by team; the head's own team has nothing above it, so the next is one of the teams directly below.
  for (
    let teams = pool.parentsOf(cell.teams);
    teams.some((team) => team !== null);
    teams = pool.parentsOf(teams)
  ) {
    const manager = pool.within(cell, teams)
    if (manager) return { partner: manager, reason: 'up' }
  }
  return { partner: pool.below(cell) ?? pool.other(cell)!, reason: 'up' }
}

const join = ({ levels }: Structure, a: Cell, b: Cell): Cell => ({
  id: `${a.id}+${b.id}`,
  teams: [...new Set([...a.teams, ...b.teams])].sort(),
  levels: levels.filter((level) => a.levels.includes(level) || b.levels.includes(level)),
  seats: [...a.seats, ...b.seats],
  eligible: a.eligible + b.eligible,
})

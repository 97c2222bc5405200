/**
 * Cells: one team at one level, merged until each has at least k eligible members, since a ballot names its cell.
 * The same structure gives the same cells, whatever the order of its parts.
 */
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
function places({ teams }: Structure): Map<string, { order: number; depth: number; parent: string | null }> {
  const below = new Map<string | null, string[]>()
  for (const { id, parent } of teams) below.set(parent, [...(below.get(parent) ?? []), id])
  const found = new Map<string, { order: number; depth: number; parent: string | null }>()
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
  const place = places(structure)
  const depth = ({ teams }: Cell) => Math.max(...teams.map((team) => place.get(team)!.depth))
  let left = cells
  for (;;) {
    const small = left.filter(({ eligible }) => eligible < k)
    const cell = best(small, (a, b) => depth(b) - depth(a) || a.eligible - b.eligible)
    if (!cell) return { cells: left, merges }
    const { partner, reason } = partnerOf(cell, left, place)
    const merged = join(structure, ...inOrder(left, cell, partner))
    merges.push({
      reason,
      cells: inOrder(left, cell, partner).map(({ id }) => id),
      teams: merged.teams,
      eligible: merged.eligible,
    })
    const first = Math.min(left.indexOf(cell), left.indexOf(partner))
    left = left.flatMap((one, i) => (i === first ? [merged] : one === cell || one === partner ? [] : [one]))
  }
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

type Places = ReturnType<typeof places>

function partnerOf(cell: Cell, cells: Cell[], place: Places): { partner: Cell; reason: MergeReason } {
  const others = cells.filter((other) => other !== cell)
  const smallest = (some: Cell[]) => best(some, (a, b) => a.eligible - b.eligible)
  const above = (one: Cell) => [...new Set(one.teams.map((team) => place.get(team)!.parent))]
  const sameLevels = (other: Cell) => other.levels.join() === cell.levels.join()

  const parents = above(cell)
  const siblings = others.filter(
    (other) => parents.length === 1 && sameLevels(other) && above(other).join() === parents.join(),
  )
  const sibling = smallest(siblings)
  if (sibling) return { partner: sibling, reason: 'siblings' }

  const touching = (teams: (string | null)[]) =>
    others.filter((other) => other.teams.some((team) => teams.includes(team)))
  const colleague = smallest(touching(cell.teams))
  if (colleague) return { partner: colleague, reason: 'team' }

  // Upwards, team by team; the head's own team has nothing above it, so the next is one of the teams directly below.
  for (let teams = parents; teams.some((team) => team !== null); ) {
    const manager = smallest(touching(teams))
    if (manager) return { partner: manager, reason: 'up' }
    teams = teams.map((team) => (team === null ? null : place.get(team)!.parent))
  }
  const below = others.filter((other) => above(other).some((team) => team && cell.teams.includes(team)))
  return { partner: smallest(below) ?? smallest(others)!, reason: 'up' }
}

/** The first of the best: cells stand in the tree's order, which decides ties. */
function best(cells: Cell[], compare: (a: Cell, b: Cell) => number): Cell | undefined {
  return cells.reduce<Cell | undefined>(
    (found, cell) => (!found || compare(cell, found) < 0 ? cell : found),
    undefined,
  )
}

const inOrder = (cells: Cell[], a: Cell, b: Cell): [Cell, Cell] =>
  cells.indexOf(a) < cells.indexOf(b) ? [a, b] : [b, a]

const join = ({ levels }: Structure, a: Cell, b: Cell): Cell => ({
  id: `${a.id}+${b.id}`,
  teams: [...new Set([...a.teams, ...b.teams])].sort(),
  levels: levels.filter((level) => a.levels.includes(level) || b.levels.includes(level)),
  seats: [...a.seats, ...b.seats],
  eligible: a.eligible + b.eligible,
})

/**
 * Every group that could be published, as two laminar families over the same cells: T, the tree (organisation ⊃ units ⊃
 * teams), and L, the levels (level ⊃ level within a unit). A group holds the cells that lie wholly inside it.
 */
import type { Cell, Structure } from '../org/structure.ts'
import type { GroupKind } from '../published/published.ts'

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
  const tree = readTree(structure)
  const everything = cells.map((_, i) => i)
  const inside = (teams: Set<string>) =>
    everything.filter((i) => {
      const own = cells[i]!.teams
      return own.length > 0 && own.every((team) => teams.has(team))
    })
  const units = tree.managers
    .filter(({ parent, below }) => parent !== null && below.size > 1)
    .map(({ id, below }) => ({ id, cells: inside(below) }))

  const T: Candidate[] = [
    { id: 'organisation', kind: 'organisation', family: 'T', cells: everything },
    ...units.map(
      (unit) => ({ id: `unit:${unit.id}`, kind: 'unit', family: 'T', cells: unit.cells }) as const,
    ),
  ]
  const teams: Candidate[] = teamGroups(structure, cells, tree.order).map((group) => ({
    id: `team:${group.teams.join('+')}`,
    kind: 'team',
    family: 'T',
    cells: group.cells,
  }))

  const single = (level: string, some: number[]) => some.filter((i) => cells[i]!.levels.join() === level)
  const L: Candidate[] = [
    ...structure.levels.map(
      (level) =>
        ({ id: `level:${level}`, kind: 'level', family: 'L', cells: single(level, everything) }) as const,
    ),
    ...units.flatMap((unit) =>
      structure.levels.map(
        (level) =>
          ({
            id: `unit-level:${unit.id}:${level}`,
            kind: 'unit-level',
            family: 'L',
            cells: single(level, unit.cells),
          }) as const,
      ),
    ),
  ]
  // Where two groups are the same people, the organisation goes before a team, and a team before a unit.
  const [organisation, ...rest] = T
  return [...laminar([organisation!, ...teams, ...rest], T.concat(teams)), ...laminar(L, L)]
}

interface Manager {
  id: string
  parent: string | null
  /** Team ids of the whole subtree, the manager's own included. */
  below: Set<string>
}

function readTree({ teams }: Structure): { managers: Manager[]; order: Map<string, number> } {
  const children = new Map<string | null, string[]>()
  for (const { id, parent } of teams) children.set(parent, [...(children.get(parent) ?? []), id])
  const managers: Manager[] = []
  const visit = (id: string, parent: string | null): Set<string> => {
    const manager: Manager = { id, parent, below: new Set([id]) }
    managers.push(manager)
    for (const child of (children.get(id) ?? []).sort())
      for (const team of visit(child, id)) manager.below.add(team)
    return manager.below
  }
  for (const head of children.get(null) ?? []) visit(head, null)
  return { managers, order: new Map(managers.map(({ id }, i) => [id, i])) }
}

/** Teams that share a cell are one group with one name: the cells of a connected set of teams. */
function teamGroups({ teams }: Structure, cells: Cell[], order: Map<string, number>) {
  const group = new Map(teams.map(({ id }) => [id, new Set([id])]))
  for (const cell of cells) {
    const joined = new Set(cell.teams.flatMap((team) => [...group.get(team)!]))
    for (const team of joined) group.set(team, joined)
  }
  return [...new Set(group.values())]
    .map((set) => ({
      first: Math.min(...[...set].map((team) => order.get(team)!)),
      teams: [...set].sort(),
      cells: cells.flatMap((cell, i) => (cell.teams.some((team) => set.has(team)) ? [i] : [])),
    }))
    .sort((a, b) => a.first - b.first)
}

const within = (a: Set<number>, b: Set<number>) => [...a].every((i) => b.has(i))

/** Keeps, by rank, what is not empty, not the same as one before and does not overlap one before; in the given order. */
function laminar(ranked: Candidate[], order: Candidate[]): Aggregate[] {
  const kept: { candidate: Candidate; set: Set<number> }[] = []
  const holders = new Map<number, { candidate: Candidate; set: Set<number> }[]>()
  for (const candidate of ranked) {
    const set = new Set(candidate.cells)
    const near = new Set(candidate.cells.flatMap((i) => holders.get(i) ?? []))
    const fits = [...near].every(
      (other) => set.size !== other.set.size && (within(set, other.set) || within(other.set, set)),
    )
    if (set.size === 0 || !fits) continue
    const one = { candidate, set }
    kept.push(one)
    for (const i of set) holders.set(i, [...(holders.get(i) ?? []), one])
  }
  const aggregate = ({ candidate, set }: (typeof kept)[number]): Aggregate => {
    const above = (holders.get(candidate.cells[0]!) ?? []).filter((other) => other.set.size > set.size)
    const parent = above.sort((a, b) => a.set.size - b.set.size)[0]
    return { ...candidate, parent: parent?.candidate.id ?? null }
  }
  const position = new Map(order.map((candidate, i) => [candidate, i]))
  return kept.sort((a, b) => position.get(a.candidate)! - position.get(b.candidate)!).map(aggregate)
}

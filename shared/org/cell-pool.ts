/** The cells that are left while they merge, found by team, by the team above and by level, in the tree's order. */
import type { Cell } from './structure.ts'

export interface Place {
  /** Position in the tree's order from the head down. */
  order: number
  depth: number
  parent: string | null
}

export class CellPool {
  readonly #place: Map<string, Place>
  readonly #k: number
  /** Where a cell stands among the others: a merged one where its first part stood. */
  readonly #order = new Map<Cell, number>()
  readonly #found = new Map<string, Set<Cell>>()
  /** Those with fewer than k eligible members, by depth. */
  readonly #small = new Map<number, Set<Cell>>()

  constructor(place: Map<string, Place>, cells: Cell[], k: number) {
    this.#place = place
    this.#k = k
    for (const [order, cell] of cells.entries()) this.#add(cell, order)
  }

  /** In the tree's order. */
  get all(): Cell[] {
    return [...this.#order.keys()].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!)
  }

  /** The deepest small cell, of these the smallest. */
  get next(): Cell | undefined {
    const deepest = Math.max(...this.#small.keys())
    return this.#smallest(this.#small.get(deepest) ?? [])
  }

  parentsOf(teams: (string | null)[]): (string | null)[] {
    return [...new Set(teams.map((team) => (team === null ? null : this.#place.get(team)!.parent)))]
  }

  /** Of the same levels, under the same single team above. */
  sibling(cell: Cell): Cell | undefined {
    const parents = this.parentsOf(cell.teams)
    return parents.length === 1 ? this.#beside(cell, [this.#of('alike', parents[0], cell.levels)]) : undefined
  }

  /** Of one of these teams. */
  within(cell: Cell, teams: (string | null)[]): Cell | undefined {
    return this.#beside(
      cell,
      teams.map((team) => this.#of('team', team)),
    )
  }

  /** Of a team directly below one of the cell's. */
  below(cell: Cell): Cell | undefined {
    return this.#beside(
      cell,
      cell.teams.map((team) => this.#of('under', team)),
    )
  }

  other(cell: Cell): Cell | undefined {
    return this.#beside(cell, [this.#order.keys()])
  }

  inOrder(a: Cell, b: Cell): [Cell, Cell] {
    return this.#order.get(a)! < this.#order.get(b)! ? [a, b] : [b, a]
  }

  /** Puts the merged cell in the place of the first. */
  replace([first, second]: [Cell, Cell], merged: Cell): void {
    const order = this.#order.get(first)!
    for (const cell of [first, second]) this.#remove(cell)
    this.#add(merged, order)
  }

  #beside(cell: Cell, sets: (Iterable<Cell> | undefined)[]): Cell | undefined {
    const others = new Set(sets.flatMap((some) => [...(some ?? [])]))
    others.delete(cell)
    return this.#smallest(others)
  }

  #smallest(cells: Iterable<Cell>): Cell | undefined {
    let found: Cell | undefined
    for (const cell of cells) {
      const less = found ? cell.eligible - found.eligible : -1
      if (less < 0 || (less === 0 && this.#order.get(cell)! < this.#order.get(found!)!)) found = cell
    }
    return found
  }

  #of(...key: unknown[]): Set<Cell> | undefined {
    return this.#found.get(JSON.stringify(key))
  }

  #add(cell: Cell, order: number): void {
    this.#order.set(cell, order)
    for (const key of this.#keys(cell)) put(this.#found, key, cell)
    if (cell.eligible < this.#k) put(this.#small, this.#depth(cell), cell)
  }

  #remove(cell: Cell): void {
    this.#order.delete(cell)
    for (const key of this.#keys(cell)) take(this.#found, key, cell)
    take(this.#small, this.#depth(cell), cell)
  }

  #depth({ teams }: Cell): number {
    return Math.max(...teams.map((team) => this.#place.get(team)!.depth))
  }

  #keys({ teams, levels }: Cell): string[] {
    const parents = this.parentsOf(teams)
    return [
      ...teams.map((team) => ['team', team]),
      ...parents.map((parent) => ['under', parent]),
      ...(parents.length === 1 ? [['alike', parents[0], levels]] : []),
    ].map((key) => JSON.stringify(key))
  }
}

function put<Key>(sets: Map<Key, Set<Cell>>, key: Key, cell: Cell): void {
  const set = sets.get(key)
  if (set) set.add(cell)
  else sets.set(key, new Set([cell]))
}

function take<Key>(sets: Map<Key, Set<Cell>>, key: Key, cell: Cell): void {
  const set = sets.get(key)
  set?.delete(cell)
  if (set?.size === 0) sets.delete(key)
}

/** All that one table of sums lets anybody compute of a few people: small sets, differences, and the sums themselves. */
import { combinationFor, dependentSets, nullCoordinates, reduce } from './elimination.ts'
import { differences, narrowCells, type Range, rangeOf, type Sum } from './ranges.ts'

/** A published sum: a group, known by name. */
export interface Row extends Sum {
  name: string
}

export interface Derived extends Range {
  /** Ascending. */
  cells: number[]
  /** How many times each group is added, or taken away. */
  combination: { name: string; times: number }[]
}

/** Sets of up to so many cells are searched exhaustively. */
export const setLimit = 3

/** Every set that a combination of rows speaks of alone and that may hold from one to k − 1 answers. */
export function derivedBelow(k: number, eligible: Range[], rows: Row[]): Derived[] {
  if (rows.length === 0) return []
  const sums: Sum[] = [...rows, ...differences(rows)]
  const cells = narrowCells(eligible, sums)
  const below = ({ lo, hi }: Range) => lo < k && hi > 0
  const found = new Map<string, Derived>()
  const take = (set: number[], combination: Derived['combination'], known?: Range) => {
    const own = [...set].sort((a, b) => a - b)
    const key = own.join()
    const before = found.get(key)
    const range = rangeOf(own, cells, sums)
    const lo = Math.max(range.lo, known?.lo ?? 0, before?.lo ?? 0)
    const hi = Math.min(range.hi, known?.hi ?? range.hi, before?.hi ?? range.hi)
    if (below({ lo, hi }))
      found.set(key, { cells: own, lo, hi, combination: before?.combination ?? combination })
    else found.delete(key)
  }

  for (const row of rows) take(row.cells, [{ name: row.name, times: 1 }], row)
  for (const row of rows) {
    const inside = nearestInside(row, rows)
    for (const some of [...inside.map((one) => [one]), ...(inside.length > 1 ? [inside] : [])]) {
      const gone = new Set(some.flatMap(({ cells: own }) => own))
      const rest = row.cells.filter((i) => !gone.has(i))
      if (rest.length > 0) take(rest, difference(row, some), rangeOfDifference(row, some))
    }
  }

  const width = eligible.length
  const reduced = reduce(rows.map(({ cells: own }) => membership(own, width)))
  const sets = dependentSets(nullCoordinates(reduced, width), {
    atMost: setLimit,
    worthwhile: (set) => set.reduce((sum, i) => sum + cells[i]!.lo, 0) < k,
  })
  for (const set of sets) {
    const times = combinationFor(set, reduced, rows.length).map(Number)
    const combination = times.flatMap((n, i) => (n === 0 ? [] : [{ name: rows[i]!.name, times: n }]))
    take(set, combination)
  }
  return [...found.values()].sort((a, b) => a.hi - b.hi || b.lo - a.lo)
}

function membership(cells: number[], width: number): number[] {
  const row = Array.from({ length: width }, () => 0)
  for (const i of cells) row[i] = 1
  return row
}

/** The largest rows inside a row that do not overlap, first those that were named first. */
function nearestInside(outer: Row, rows: Row[]): Row[] {
  const whole = new Set(outer.cells)
  const taken = new Set<number>()
  const inside = rows
    .filter(({ cells }) => cells.length < outer.cells.length && cells.every((i) => whole.has(i)))
    .sort((a, b) => b.cells.length - a.cells.length)
  return inside.filter(({ cells }) => {
    if (cells.some((i) => taken.has(i))) return false
    for (const i of cells) taken.add(i)
    return true
  })
}

const difference = (row: Row, gone: Row[]) => [
  { name: row.name, times: 1 },
  ...gone.map(({ name }) => ({ name, times: -1 })),
]

const rangeOfDifference = (row: Row, gone: Row[]): Range => ({
  lo: Math.max(0, row.lo - gone.reduce((sum, { hi }) => sum + hi, 0)),
  hi: row.hi - gone.reduce((sum, { lo }) => sum + lo, 0),
})

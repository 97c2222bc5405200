/** Exact elimination over the rationals, in whole numbers without fractions (after Bareiss 1968). */

type Vector = bigint[]

const absolute = (value: bigint) => (value < 0n ? -value : value)
const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? absolute(a) : divisor(b, a % b))

/** Divided by what its entries have in common, so that numbers stay small. */
export function primitive(vector: Vector): Vector {
  let common = 0n
  for (const value of vector) {
    if (value === 0n) continue
    common = divisor(value, common)
    if (common === 1n) return vector
  }
  return common === 0n ? vector : vector.map((value) => value / common)
}

/** row × top[at] − top × row[at]: row without its part along top. */
function without(row: Vector, top: Vector, at: number): Vector {
  const factor = row[at]!
  if (factor === 0n) return row
  const lead = top[at]!
  return primitive(row.map((value, j) => value * lead - factor * top[j]!))
}

export interface Reduced {
  /** Reduced echelon rows, up to scale; each is its combination times the table. */
  rows: Vector[]
  combinations: Vector[]
  /** The pivot column of each row. */
  pivots: number[]
}

export function reduce(table: number[][]): Reduced {
  const width = table[0]?.length ?? 0
  // Each row carries behind it how it came to be.
  const rows = table.map((row, i) => [...row, ...table.map((_, j) => (i === j ? 1 : 0))].map(BigInt))
  const pivots: number[] = []
  for (let column = 0; column < width; column++) {
    const done = pivots.length
    const found = rows.findIndex((row, i) => i >= done && row[column] !== 0n)
    if (found < 0) continue
    ;[rows[done], rows[found]] = [rows[found]!, rows[done]!]
    for (let i = 0; i < rows.length; i++) if (i !== done) rows[i] = without(rows[i]!, rows[done]!, column)
    pivots.push(column)
  }
  const kept = rows.slice(0, pivots.length)
  return {
    rows: kept.map((row) => row.slice(0, width)),
    combinations: kept.map((row) => row.slice(width)),
    pivots,
  }
}

/** For each column its coordinates in the null space. A combination of rows speaks of a set of columns alone exactly
 * when their coordinates depend on one another. */
export function nullCoordinates({ rows, pivots }: Reduced, width: number): Vector[] {
  const rowOf = new Map(pivots.map((column, i) => [column, rows[i]!]))
  const free = Array.from({ length: width }, (_, i) => i).filter((column) => !rowOf.has(column))
  // Scaling a column's coordinates changes no dependence, so each row may keep its own scale.
  return Array.from({ length: width }, (_, column) => {
    const row = rowOf.get(column)
    return free.map((one) => (row ? -row[one]! : one === column ? 1n : 0n))
  })
}

export interface Search {
  /** The largest set to look for. */
  atMost: number
  /** False where neither the set nor any larger one is of interest. */
  worthwhile: (set: number[]) => boolean
}

/** Every minimal set of vectors that depend on one another. */
export function dependentSets(vectors: Vector[], { atMost, worthwhile }: Search): number[][] {
  const found: number[][] = []
  search(
    vectors,
    [],
    vectors.map((_, i) => i),
  )
  found.sort((a, b) => a.length - b.length)
  return found.filter(
    (set, i) =>
      !found.slice(0, i).some((less) => less.length < set.length && less.every((one) => set.includes(one))),
  )

  /** Vectors are what is left of them beside those chosen, which are independent. */
  function search(left: Vector[], chosen: number[], candidates: number[]): void {
    const open: number[] = []
    for (const i of candidates) {
      if (!worthwhile([...chosen, i])) continue
      if (left[i]!.every((value) => value === 0n)) found.push([...chosen, i])
      else open.push(i)
    }
    const room = atMost - chosen.length
    if (room < 2) return
    if (room === 2) {
      parallels(left, chosen, open)
      return
    }
    for (const [at, i] of open.entries()) {
      const rest = open.slice(at + 1)
      const lead = left[i]!
      const pivot = lead.findIndex((value) => value !== 0n)
      const next = [...left]
      for (const j of rest) next[j] = without(left[j]!, lead, pivot)
      search(next, [...chosen, i], rest)
    }
  }

  function parallels(left: Vector[], chosen: number[], open: number[]): void {
    const alike = new Map<string, number[]>()
    for (const i of open) {
      const key = direction(left[i]!)
      const others = alike.get(key) ?? []
      for (const j of others) if (worthwhile([...chosen, j, i])) found.push([...chosen, j, i])
      alike.set(key, [...others, i])
    }
  }
}

function direction(vector: Vector): string {
  const simple = primitive(vector)
  const first = simple.find((value) => value !== 0n) ?? 0n
  return (first < 0n ? simple.map((value) => -value) : simple).join()
}

/** Multiples of the table's rows whose sum stands on the set alone, smallest whole numbers; the set must be dependent. */
export function combinationFor(set: number[], reduced: Reduced, rowCount: number): Vector {
  // Row-space vectors on the set: combine those echelon rows whose pivots lie in it until the rest vanishes.
  const inside = new Set(set)
  const usable = reduced.pivots.flatMap((pivot, i) =>
    inside.has(pivot) ? [[...reduced.rows[i]!, ...reduced.combinations[i]!]] : [],
  )
  const width = reduced.rows[0]!.length
  for (let column = 0; column < width && usable.length > 1; column++) {
    if (inside.has(column)) continue
    const at = usable.findIndex((row) => row[column] !== 0n)
    if (at < 0) continue
    const [top] = usable.splice(at, 1)
    for (let i = 0; i < usable.length; i++) usable[i] = without(usable[i]!, top!, column)
  }
  const row = primitive(usable[0]!)
  const sign = (row.find((value) => value !== 0n) ?? 1n) < 0n ? -1n : 1n
  return row.slice(width, width + rowCount).map((value) => value * sign)
}

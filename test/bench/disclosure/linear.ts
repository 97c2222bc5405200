/**
 * The exact linear attacker, who knows nothing of graphs: row reduction of everything shown over a prime field, then every
 * set of cells of fewer than k people that some combination of the numbers speaks of alone.
 */

/** Below 2^26, so that products stay exact. */
const prime = 67_108_859
const projections = 4

export interface Table {
  /** Positions of the cells of each shown group. */
  groups: number[][]
  /** People per cell, of every week; fractions for an average. */
  weeks: number[][]
}

export interface Found {
  /** Minimal sets of cells. */
  sets: number[][]
  /** Who is in one, at most in a week. */
  people: number
}

/** Sets whose people are fewer than k in every week, and somebody in one of them. */
export function exposed({ groups, weeks }: Table, k: number): Found {
  const width = weeks[0]!.length
  const most = Array.from({ length: width }, (_, i) => Math.max(...weeks.map((week) => week[i]!)))
  const cells = most.flatMap((n, i) => (n > 0 ? [i] : []))
  const marks = kernelMarks(rowsOver(groups, cells), cells.length)
  const small = cells.flatMap((i, column) => (most[i]! < k ? [{ i, mark: marks[column]! }] : []))
  const below = (set: number[]) => weeks.every((week) => set.reduce((sum, i) => sum + week[i]!, 0) < k)
  const sets = dependentSets(small, below)
  const people = new Set(sets.flat())
  return { sets, people: [...people].reduce((sum, i) => sum + most[i]!, 0) }
}

function rowsOver(groups: number[][], cells: number[]): Float64Array[] {
  const column = new Map(cells.map((i, at) => [i, at]))
  const distinct = new Map<string, Float64Array>()
  for (const group of groups) {
    const row = new Float64Array(cells.length)
    const own = group.flatMap((i) => column.get(i) ?? [])
    for (const at of own) row[at] = 1
    if (own.length > 0) distinct.set(own.join(), row)
  }
  return [...distinct.values()]
}

type Mark = number[]

/** Random vectors of the kernel: a set of cells can be told when some combination of their marks is nothing. */
function kernelMarks(rows: Float64Array[], width: number): Mark[] {
  const pivots = reduce(rows, width)
  const isPivot = new Set(pivots)
  let state = 12_345
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state % prime
  }
  const marks = Array.from({ length: width }, (_, column): Mark => {
    return Array.from({ length: projections }, () => (isPivot.has(column) ? 0 : random()))
  })
  for (const [at, pivot] of pivots.entries())
    for (let column = 0; column < width; column++) {
      const factor = rows[at]![column]!
      if (factor === 0 || isPivot.has(column)) continue
      for (let p = 0; p < projections; p++)
        marks[pivot]![p] = (marks[pivot]![p]! + (prime - factor) * marks[column]![p]!) % prime
    }
  return marks
}

/** To reduced echelon form; the pivot columns, in the order of the first rows. */
function reduce(rows: Float64Array[], width: number): number[] {
  const pivots: number[] = []
  for (let column = 0; column < width && pivots.length < rows.length; column++) {
    const at = pivots.length
    const found = rows.findIndex((row, i) => i >= at && row[column] !== 0)
    if (found < 0) continue
    const top = rows[found]!
    rows[found] = rows[at]!
    rows[at] = top
    const scale = inverse(top[column]!)
    for (let j = column; j < width; j++) top[j] = (top[j]! * scale) % prime
    for (const row of rows) {
      const factor = row === top ? 0 : row[column]!
      if (factor === 0) continue
      for (let j = column; j < width; j++)
        if (top[j] !== 0) row[j] = (row[j]! + (prime - factor) * top[j]!) % prime
    }
    pivots.push(column)
  }
  return pivots
}

function inverse(value: number): number {
  let [a, b, x, y] = [value, prime, 1, 0]
  while (a > 1) {
    const whole = Math.floor(b / a)
    ;[a, b, x, y] = [b - whole * a, a, y - whole * x, x]
  }
  return ((x % prime) + prime) % prime
}

/**
 * Minimal sets of up to four cells of which one with signs adds up to nothing: groups of two families are a totally
 * unimodular table, so that no other factors occur.
 */
function dependentSets(cells: { i: number; mark: Mark }[], below: (set: number[]) => boolean): number[][] {
  const found: number[][] = []
  const known = new Set<string>()
  const alone = new Set<number>()
  const keep = (set: number[]) => {
    const sorted = [...set].sort((a, b) => a - b)
    const key = sorted.join()
    if (new Set(set).size < set.length || known.has(key) || !below(sorted)) return
    for (let mask = 1; mask < 2 ** sorted.length - 1; mask++)
      if (known.has(sorted.filter((_, bit) => mask & (1 << bit)).join())) return
    known.add(key)
    found.push(sorted)
  }
  for (const { i, mark } of cells)
    if (mark.every((value) => value === 0) && below([i])) {
      alone.add(i)
      keep([i])
    }
  const rest = cells.filter(({ i }) => !alone.has(i))
  /** Signed sums up to the sign of the whole. */
  const singles = new Map<string, number[][]>()
  const put = (table: Map<string, number[][]>, mark: Mark, set: number[]) => {
    const key = nameOf(mark)
    const list = table.get(key)
    if (list) list.push(set)
    else table.set(key, [set])
  }
  const pairs = new Map<string, number[][]>()
  const sums: { set: number[]; mark: Mark }[] = []
  for (const [at, a] of rest.entries()) {
    put(singles, a.mark, [a.i])
    for (const b of rest.slice(at + 1)) {
      if (!below([a.i, b.i])) continue
      for (const sign of [1, prime - 1]) {
        const mark = a.mark.map((value, p) => (value + sign * b.mark[p]!) % prime)
        sums.push({ set: [a.i, b.i], mark })
        put(pairs, mark, [a.i, b.i])
      }
    }
  }
  for (const same of singles.values()) each(same, keep)
  for (const { set, mark } of sums) for (const one of singles.get(nameOf(mark)) ?? []) keep([...set, ...one])
  for (const same of pairs.values()) each(same, keep)
  return found
}

function each(sets: number[][], keep: (set: number[]) => void): void {
  for (const [at, a] of sets.entries()) for (const b of sets.slice(at + 1)) keep([...a, ...b])
}

/** The same for a mark and its opposite. */
function nameOf(mark: Mark): string {
  const lead = mark.find((value) => value !== 0) ?? 0
  return lead > prime / 2 ? mark.map((value) => (prime - value) % prime).join() : mark.join()
}

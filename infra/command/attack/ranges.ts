/** What bands and headcounts prove about numbers of answers: ranges, narrowed until nothing more follows. */

export interface Range {
  lo: number
  hi: number
}

/** The answers of several cells together lie in a range. */
export interface Sum extends Range {
  cells: number[]
}

const total = (cells: Iterable<number>, value: (cell: number) => number): number => {
  let sum = 0
  for (const cell of cells) sum += value(cell)
  return sum
}

/** Non-negative numbers per cell, given what is known of each and of sums of them. */
export function narrowCells(cells: Range[], sums: Sum[], passes = 20): Range[] {
  const now = cells.map((cell) => ({ ...cell }))
  for (let pass = 0, changed = true; changed && pass < passes; pass++) {
    changed = false
    for (const { cells: own, lo, hi } of sums) {
      let least = total(own, (i) => now[i]!.lo)
      let most = total(own, (i) => now[i]!.hi)
      for (const i of own) {
        const cell = now[i]!
        const from = Math.max(cell.lo, lo - (most - cell.hi))
        const to = Math.min(cell.hi, hi - (least - cell.lo))
        if (from === cell.lo && to === cell.hi) continue
        least += from - cell.lo
        most += to - cell.hi
        now[i] = { lo: from, hi: to }
        changed = true
      }
    }
  }
  return now
}

/** Each group less one that lies inside it. */
export function differences(sums: Sum[]): Sum[] {
  const sets = sums.map(({ cells }) => new Set(cells))
  return sums.flatMap((outer, a) =>
    sums.flatMap((inner, b) => {
      if (inner.cells.length >= outer.cells.length || !inner.cells.every((i) => sets[a]!.has(i))) return []
      const cells = outer.cells.filter((i) => !sets[b]!.has(i))
      return [{ cells, lo: Math.max(0, outer.lo - inner.hi), hi: outer.hi - inner.lo }]
    }),
  )
}

/** The answers of a set, by every sum that touches it. */
export function rangeOf(set: number[], cells: Range[], sums: Sum[]): Range {
  const inside = new Set(set)
  let lo = total(set, (i) => cells[i]!.lo)
  let hi = total(set, (i) => cells[i]!.hi)
  for (const sum of sums) {
    const own = new Set(sum.cells)
    const beside = sum.cells.filter((i) => !inside.has(i))
    const beyond = set.filter((i) => !own.has(i))
    lo = Math.max(lo, sum.lo - total(beside, (i) => cells[i]!.hi) + total(beyond, (i) => cells[i]!.lo))
    hi = Math.min(hi, sum.hi - total(beside, (i) => cells[i]!.lo) + total(beyond, (i) => cells[i]!.hi))
  }
  return { lo, hi }
}

/** "5-7", "50+" (which ends where 100+ begins), or a plain number as a careless publisher would print. */
export function bandRange(label: string): Range {
  const plus = /^(\d+)\+$/.exec(label)
  if (plus) return { lo: Number(plus[1]), hi: Number(plus[1]) * 2 - 1 }
  const [lo, hi = lo] = label.split('-').map(Number)
  return { lo: lo!, hi: hi! }
}

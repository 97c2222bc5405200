/** Attacks by exact linear algebra over the rationals: nothing of it knows of graphs or flows. */

/** Rank of a matrix of whole numbers (fraction-free elimination, Bareiss 1968). */
export function rank(matrix: bigint[][]): number {
  const rows = matrix.map((row) => [...row])
  const columns = rows[0]?.length ?? 0
  let found = 0
  for (let column = 0; column < columns; column++) {
    const pivot = rows.findIndex((row, i) => i >= found && row[column] !== 0n)
    if (pivot < 0) continue
    ;[rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!]
    const top = rows[found]!
    for (let i = found + 1; i < rows.length; i++) {
      const factor = rows[i]![column]!
      if (factor !== 0n) rows[i] = rows[i]!.map((value, j) => value * top[column]! - factor * top[j]!)
    }
    found += 1
  }
  return found
}

/**
 * A set of cells of 1…k−1 people about which some combination of the published sums speaks, or null: it exists when
 * leaving these cells out of the table lowers its rank.
 */
export const derivableBelow = (groups: number[][], people: number[], k: number): number[] | null =>
  derivableInSeason(groups, [people], k)

/** The same of many weeks: fewer than k people in every week, and somebody in one. */
export function derivableInSeason(groups: number[][], weeks: number[][], k: number): number[] | null {
  const all = weeks[0]!.map((_, i) => i)
  const voting = all.filter((i) => weeks.some((people) => people[i]! > 0))
  const table = (columns: number[]) =>
    groups.map((group) => columns.map((i) => (group.includes(i) ? 1n : 0n)))
  const full = rank(table(voting))
  const isSmall = (set: number[]) => weeks.every((people) => set.reduce((sum, i) => sum + people[i]!, 0) < k)
  const small = voting.filter((i) => isSmall([i]))
  const search = (from: number, chosen: number[]): number[] | null => {
    for (let at = from; at < small.length; at++) {
      const set = [...chosen, small[at]!]
      if (!isSmall(set)) continue
      if (rank(table(voting.filter((column) => !set.includes(column)))) < full) return set
      const larger = search(at + 1, set)
      if (larger) return larger
    }
    return null
  }
  return search(0, [])
}

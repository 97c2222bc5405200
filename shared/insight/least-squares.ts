/** Weighted least squares whose parts are never negative. */

export interface Row {
  x: number[]
  y: number
  weight: number
}

/** The best of all subsets whose solution is not negative: three parts have eight. */
export function nonNegative(rows: Row[]): { parts: number[]; loss: number } {
  const size = 3
  const gram = Array.from({ length: size }, () => new Float64Array(size))
  const right = new Float64Array(size)
  let total = 0
  for (const { x, y, weight } of rows) {
    total += weight * y * y
    for (let i = 0; i < size; i++) {
      right[i]! += weight * x[i]! * y
      for (let j = 0; j < size; j++) gram[i]![j]! += weight * x[i]! * x[j]!
    }
  }
  let best = { parts: [0, 0, 0], loss: total }
  for (let subset = 1; subset < 2 ** size; subset++) {
    const of = [0, 1, 2].filter((i) => subset & (1 << i))
    const solved = solve(
      of.map((i) => of.map((j) => gram[i]![j]!)),
      of.map((i) => right[i]!),
    )
    if (!solved || solved.some((part) => part < 0)) continue
    const loss = total - of.reduce((sum, i, at) => sum + solved[at]! * right[i]!, 0)
    if (loss >= best.loss) continue
    const parts = [0, 0, 0]
    for (const [at, i] of of.entries()) parts[i] = solved[at]!
    best = { parts, loss }
  }
  return best
}

/** Gaussian elimination with pivots; nothing where the matrix is singular. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((a, b) => (Math.abs(b[i]!) > Math.abs(a[i]!) ? b : a))
    if (!(Math.abs(pivot[i]!) > 1e-12)) return undefined
    rows[rows.indexOf(pivot)] = rows[i]!
    rows[i] = pivot
    for (const row of rows) {
      if (row === pivot) continue
      const factor = row[i]! / pivot[i]!
      for (let j = i; j <= size; j++) row[j]! -= factor * pivot[j]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}

/**
 * What all groups share in a round: the question's own level, the week's mood. Groups × columns, fitted as group level +
 * column level; the column's by Tukey's bisquare from the median (Mosteller & Tukey 1977), so that some groups that
 * really moved do not make the others seem to move the other way.
 */
import type { Series } from './verdict-readings.ts'

/** Of normal data the bisquare then keeps 95 % of the mean's precision. */
const width = 4.685
const sweeps = 4

/** Level of each column, on the scale of scores; NaN where nothing is shown. */
export function commonOf(series: Series[], columns: number): Float64Array {
  const own = series.map(({ readings }) => median(readings.map(({ score }) => score)))
  const middle = median(own)
  const level = own.map((one) => one - middle)
  const residuals: number[][] = Array.from({ length: columns }, () => [])
  const collect = () => {
    for (const column of residuals) column.length = 0
    for (const [i, { readings }] of series.entries())
      for (const { column, score } of readings) residuals[column]!.push(score - level[i]!)
  }
  collect()
  const common = Float64Array.from(residuals, median)
  const deviations = residuals.map((column, i) => median(column.map((one) => Math.abs(one - common[i]!))))
  const scale = Math.max(1, 1.4826 * median(deviations.filter((one) => !Number.isNaN(one))))
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (sweep > 0) collect()
    for (const [i, column] of residuals.entries()) common[i] = bisquare(column, common[i]!, scale)
    for (const [i, { readings }] of series.entries()) {
      let sum = 0
      for (const { column, score } of readings) sum += score - common[column]!
      level[i] = sum / readings.length
    }
  }
  return common
}

function bisquare(values: number[], start: number, scale: number): number {
  let centre = start
  for (let i = 0; i < 3; i++) {
    let [sum, weights] = [0, 0]
    for (const value of values) {
      const u = (value - centre) / (width * scale)
      if (Math.abs(u) >= 1) continue
      const weight = (1 - u * u) ** 2
      sum += weight * value
      weights += weight
    }
    if (weights > 0) centre = sum / weights
  }
  return centre
}

function median(values: number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Did a series change its level in one of the last rounds? Generalised least squares (Aitken 1935) of a level and a step
 * that begins in round τ, under the noise that was learnt, for each τ of the last four.
 */
import type { Noise, Relative } from './verdict-noise.ts'

export interface Step {
  /** Round in which the new level begins. */
  from: number
  /** Points. */
  change: number
  /** Standard error of the change, in points. */
  error: number
}

export interface Scan {
  steps: Step[]
  /** Of the steps' deviates when nothing changed. */
  correlations: number[][]
  /** Sum of squares of the standardised residuals before the first start, and their degrees of freedom. */
  history: { squares: number; freedom: number }
}

/** @param starts rounds in which a step may begin, ascending; one that cannot be told from the level is left out */
export function scan(readings: Relative[], noise: Noise, starts: number[]): Scan {
  const root = rootOf(readings, noise)
  const whitened = (values: number[]) => whiten(root, values)
  const labels = [...new Set(readings.map(({ label }) => label))]
  const levels = labels.map((label) => whitened(readings.map((one) => (one.label === label ? 1 : 0))))
  const value = whitened(readings.map((one) => one.value))
  const size = readings.length
  const basis = orthonormal(levels, size)
  const residual = without(basis, value, size)
  const steps: Step[] = []
  const directions: Float64Array[] = []
  for (const from of starts) {
    const direction = without(basis, whitened(readings.map(({ at }) => (at >= from ? 1 : 0))), size)
    const length = Math.sqrt(dot(direction, direction, size))
    if (!(length > 1e-6)) continue
    for (let i = 0; i < size; i++) direction[i]! /= length
    steps.push({ from, change: dot(direction, residual, size) / length, error: 1 / length })
    directions.push(direction)
  }
  const old = readings.filter(({ at }) => at < (starts[0] ?? 0)).length
  const oldBasis = orthonormal(levels, old)
  const oldResidual = without(oldBasis, value, old)
  return {
    steps,
    correlations: directions.map((a) => directions.map((b) => dot(a, b, size))),
    history: {
      squares: dot(oldResidual, oldResidual, old),
      freedom: Math.max(0, old - oldBasis.length),
    },
  }
}

function covariance({ weekly, moods, drift, persistence }: Noise, a: Relative, b: Relative): number {
  const passing = (moods / Math.sqrt(a.people * b.people) + drift) * persistence ** Math.abs(a.at - b.at)
  return a === b ? passing + weekly / a.people + a.rounding : passing
}

/** Cholesky's lower root of the readings' covariance. */
function rootOf(readings: Relative[], noise: Noise): Float64Array[] {
  const rows: Float64Array[] = []
  for (const [i, a] of readings.entries()) {
    const row = new Float64Array(i + 1)
    for (let j = 0; j <= i; j++) {
      const other = rows[j] ?? row
      let sum = covariance(noise, a, readings[j]!)
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!
    }
    rows.push(row)
  }
  return rows
}

/** Solves root · x = values: x is white where the values have the noise's covariance. */
function whiten(root: Float64Array[], values: number[]): Float64Array {
  const white = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const row = root[i]!
    let sum = values[i]!
    for (let j = 0; j < i; j++) sum -= row[j]! * white[j]!
    white[i] = sum / row[i]!
  }
  return white
}

function dot(a: Float64Array, b: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += a[i]! * b[i]!
  return sum
}

/** Gram & Schmidt over the first so many entries. */
function orthonormal(vectors: Float64Array[], size: number): Float64Array[] {
  const basis: Float64Array[] = []
  for (const vector of vectors) {
    const rest = without(basis, vector, size)
    const length = Math.sqrt(dot(rest, rest, size))
    if (length > 1e-9) basis.push(rest.map((one) => one / length))
  }
  return basis
}

function without(basis: Float64Array[], vector: Float64Array, size: number): Float64Array {
  const rest = vector.slice(0, size)
  for (const one of basis) {
    const share = dot(one, rest, size)
    for (let i = 0; i < size; i++) rest[i]! -= share * one[i]!
  }
  return rest
}

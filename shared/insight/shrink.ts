/**
 * Uncertain numbers of several groups, each drawn towards their mean as far as it is uncertain, so that a small group
 * does not lead a list by chance. Empirical Bayes (Efron & Morris 1975); the true spread between groups by the moments
 * of DerSimonian & Laird (1986).
 */

export interface Estimate {
  value: number
  /** Of the value about the truth. */
  variance: number
}

/** Groups are never taken to be all alike, or their order would be chance: a spread of 3 points at least. */
const leastSpread = 3 ** 2

export function shrink(estimates: Estimate[]): number[] {
  const spread = spreadOf(estimates)
  const mean = meanOf(estimates, spread)
  return estimates.map(({ value, variance }) => mean + (spread / (spread + variance)) * (value - mean))
}

function meanOf(estimates: Estimate[], spread: number): number {
  const weights = estimates.map(({ variance }) => 1 / (variance + spread))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return estimates.reduce((sum, { value }, i) => sum + value * weights[i]!, 0) / total
}

/** The variance between the groups' true numbers: what is left of theirs when their uncertainty is taken off. */
function spreadOf(estimates: Estimate[]): number {
  const weights = estimates.map(({ variance }) => 1 / variance)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0)
  const mean = meanOf(estimates, 0)
  const heterogeneity = estimates.reduce((sum, { value }, i) => sum + weights[i]! * (value - mean) ** 2, 0)
  const spread = (heterogeneity - (estimates.length - 1)) / (total - squares / total)
  return Number.isFinite(spread) ? Math.max(leastSpread, spread) : leastSpread
}

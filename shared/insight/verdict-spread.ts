/**
 * Teams are not equally restless: each team's own variance, pooled towards that of all (empirical Bayes; Smyth 2004 as
 * for genes). What a team is worth on its own is decided by how much the teams differ.
 */

export interface History {
  /** Sum of squares of residuals in units of the common noise, and their degrees of freedom. */
  squares: number
  freedom: number
}

export interface Spread {
  /** Variance in units of the common noise. */
  variance: number
  freedom: number
}

/** A team that was quieter than the others by luck is not taken at its word. */
const least = 0.7
const [fewest, most] = [8, 200]
const cut = 4
/** How alike teams usually are, as degrees of freedom, and how many teams that is worth: forty tell it badly. */
const usual = { freedom: 100, worth: 40 }

/** @returns pools one history; the prior's degrees of freedom follow from the F distribution of the ratios (moments). */
export function pooling(histories: History[]): (own: History) => Spread {
  const some = histories.filter(({ freedom }) => freedom >= 4)
  const ratios = some.map(({ squares, freedom }) => Math.min(cut, squares / freedom))
  const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length
  const squares = ratios.reduce((sum, one) => sum + (one - mean) ** 2, 0) / mean ** 2
  const freedom = some.reduce((sum, one) => sum + one.freedom, 0) / some.length
  const variance =
    (squares + usual.worth * varianceOfF(freedom, usual.freedom)) / (ratios.length + usual.worth)
  const excess = variance * freedom - 2
  const estimate = excess > 0 ? (2 * freedom - 4 + 4 * variance * freedom) / excess : most
  const prior =
    some.length >= 8 && Number.isFinite(estimate) ? Math.min(most, Math.max(fewest, estimate)) : 2 * fewest
  return ({ squares, freedom }) => ({
    variance: Math.max(least, (prior + squares) / (prior + freedom)),
    freedom: prior + freedom,
  })
}

/** Of the ratio of two mean squares, over its mean squared. */
const varianceOfF = (above: number, below: number): number => (2 * (above + below - 2)) / above / (below - 4)

/** Tails of the normal and of Student's distribution, and the normal's quantiles. */

/** P(Z > z): Marsaglia 2004's series below 3, the continued fraction of Laplace beyond. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    let term = z
    let sum = z
    for (let i = 3; term > 1e-17 * sum; i += 2) {
      term *= (z * z) / i
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = z
  for (let i = 60; i > 0; i--) fraction = z + i / fraction
  return density / fraction
}

/** The z beyond which a share p of the normal lies, 0 < p < 1: Newton's steps from Winitzki's start. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  let z = Math.sqrt(Math.max(0, -2 * Math.log(2 * p)))
  for (let i = 0; i < 50; i++) {
    const tail = normalTail(z)
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
    // On the logarithm, which is nearly quadratic in the tail.
    const step = (Math.log(tail / p) * tail) / density
    z += step
    if (Math.abs(step) < 1e-10) break
  }
  return z
}

/** Normal deviate with the same tail as Student's t (Wallace 1959, as Hill 1970 refined it). */
export function normalOfT(t: number, freedom: number): number {
  if (!Number.isFinite(freedom) || t === 0) return t
  const a = freedom - 0.5
  const b = 48 * a * a
  const z2 = a * Math.log1p((t * t) / freedom)
  const z = Math.sqrt(z2)
  return (
    Math.sign(t) *
    (z +
      (z ** 3 + 3 * z) / b -
      (4 * z ** 7 + 33 * z ** 5 + 240 * z ** 3 + 855 * z) / (10 * b * (b + 0.8 * z ** 4 + 100)))
  )
}

/** Student's t with the same tail as a normal deviate of at least 0: the inverse of `normalOfT`, by secants. */
export function tOfNormal(z: number, freedom: number): number {
  let [before, t] = [0, z]
  let missedBefore = -z
  for (let i = 0; i < 20; i++) {
    const missed = normalOfT(t, freedom) - z
    if (Math.abs(missed) < 1e-9) break
    const next = t - (missed * (t - before)) / (missed - missedBefore)
    before = t
    missedBefore = missed
    t = next
  }
  return t
}

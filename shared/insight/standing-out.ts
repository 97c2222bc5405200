/** What stands out among a group's numbers: one strength and one priority, where they lie apart. */
import type { ShownScore } from './gap.ts'

interface Told {
  driver: string
  score: Pick<ShownScore, 'score' | 'noise'>
}

/**
 * The highest and the lowest driver, morale aside: it is said by itself. Where they lie within the noise of one another
 * neither stands out, and both are null.
 */
export function standingOut<T extends Told>(told: T[]): { strength: T | null; priority: T | null } {
  const ranked = told
    .filter(({ driver }) => driver !== 'morale')
    .toSorted((a, b) => a.score.score - b.score.score)
  const low = ranked[0]
  const high = ranked.at(-1)
  if (!low || !high) return { strength: null, priority: null }
  const noise = Math.hypot(low.score.noise, high.score.noise)
  const apart = high.score.score - low.score.score > noise
  return apart ? { strength: high, priority: low } : { strength: null, priority: null }
}

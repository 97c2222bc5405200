/** The verdicts of the last round as rows of groups keep them: by group, then by driver. */
import type { Judged, PublishedRound } from '../published/published.ts'
import { verdictsOf } from './verdict.ts'

/** @param published rounds in any order; the one with the last id is judged */
export function verdictsByGroup(published: PublishedRound[]): Record<string, Record<string, Judged>> {
  const groups: Record<string, Record<string, Judged>> = {}
  for (const { group, driver, lastRound, lastFour } of verdictsOf(published).verdicts) {
    groups[group] ??= {}
    groups[group][driver] = { lastRound, lastFour }
  }
  return groups
}

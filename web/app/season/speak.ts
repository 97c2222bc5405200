/** Seasons and what was chosen for them, in words. */
import type { SeasonSettingsView } from '#shared/insight/season-view.ts'
import { fill, type Words } from '../words/words.ts'

/** "2026-Q4" → "fourth quarter of 2026"; "2026-Q4.2" is its second season. */
export function seasonName({ season }: Words, id: string): string {
  const [, year, quarter, number] = /^(\d{4})-Q([1-4])(?:\.(\d+))?$/.exec(id) ?? []
  if (!year) return id
  const values = { year, quarter: season.quarters[`q${quarter as '1'}`] }
  return number ? fill(season.later, { ...values, number }) : fill(season.name, values)
}

/** "quorum 6, 6 answers expected, teams first" */
export const settingsText = ({ season }: Words, { k, expected, order }: SeasonSettingsView): string =>
  fill(season.settings, { k, expected, order: season.orders[order] })

/** Who opens which page, with what their cookie holds. */
import { area, hr, team } from './year.ts'

export const views = [
  { name: 'a unit, by its manager', reader: area, group: `unit:${area}` },
  { name: 'a unit, by hr', reader: hr, group: `unit:${area}` },
  { name: 'a team, by its manager', reader: team, group: `team:${team}` },
]

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** What a simulated organisation is like. Standard deviations are of the 1–5 scale. */
import type { PublishedQuestion } from '../../../shared/published/published.ts'

export interface World {
  /** Field managers, and of how many each area manager is the manager. */
  teams: number
  perArea: number
  /** Least and most people that report to one field manager. */
  size: [number, number]
  /** Least and most chance that somebody answers in a week, drawn for each person or once for all. */
  response: [number, number]
  responseOf: 'person' | 'organisation'
  mean: number
  spread: {
    team: number
    /** What a person always says, and what passes. */
    person: number
    mood: number
    /** Chance of one answer. */
    answer: number
    /** What a week does to everybody, and how much easier a question is than the others. */
    week: number
    item: number
  }
  /** Correlation of a person's mood with that of the week before. */
  persistence: number
  /** How unlike teams are in how far their people's moods swing: standard deviation of its logarithm. */
  restlessness: number
  /** Whether a frozen season limits what the gate may show. */
  season: boolean
  asking: (week: number) => PublishedQuestion[]
}

/** One question a week, and moods that last: the usual noise of a weekly pulse. */
export const lasting: World = {
  teams: 40,
  perArea: 8,
  size: [6, 12],
  response: [0.5, 0.95],
  responseOf: 'person',
  mean: 3.4,
  spread: { team: 0.35, person: 0.4, mood: 0.5, answer: 0.2, week: 0.1, item: 0.15 },
  persistence: 0.9,
  restlessness: 0,
  season: false,
  asking: () => [{ id: 'MOR1', driver: 'morale', asked: 'all' }],
}

/** As `lasting`, with moods in which arrows and the z-test do what they do where the goals were set: 31, 6.3, 69 and 38 %. */
export const usual: World = {
  ...lasting,
  spread: { ...lasting.spread, person: 0.2, mood: 0.6, answer: 0.1 },
  persistence: 0.95,
}

/** A sustained change of one team in one driver, in points of 1–5. */
export interface Change {
  team: string
  driver: string
  from: number
  points: number
}

/** A round's state machine: planned → open → closed → published → shredded, or void (then `shredded` is set on it). */

export type RoundState = 'planned' | 'open' | 'closed' | 'published' | 'shredded' | 'void'

/** The one record that moves a round on, each arrow by one conditional write. */
export interface Round {
  /** "2026-W47-51f3": ISO week of opening, its hour in that week in hexadecimal, and a random end. So they sort in time. */
  id: string
  season: string
  /** Instant from which the season's roster is frozen: who came later waits for the next. */
  seasonStarts: string
  state: RoundState
  k: number
  opens: string
  /** When it closes, or closed: an operator may close it early. */
  closes: string
  /** When it was to close, as the manifest says. */
  announced: string
  /** Seconds that the box stays open after `closes`. */
  grace: number
  /** base64url SHA-256 of the manifest; from opening. */
  manifest?: string
  /** base64url SHA-256 of the staged result; from publication. */
  result?: string
  published?: string
  /** True once ballots, issuance and keys of a void round are gone. */
  shredded?: boolean
  /** True where the calendar planned it, and not an operator or HR. */
  regular?: boolean
  /** The id of the extra round that it is. */
  extra?: string
  /** True where the schedule changed before it opened: another was planned in its place, or none. It is in no list. */
  withdrawn?: boolean
}

/** Whether it came to be answered, whatever became of it then. */
export const hasOpened = ({ state, manifest }: Round): boolean =>
  state !== 'planned' && manifest !== undefined

/** Whether credentials are drawn at an instant, in milliseconds since the epoch. */
export const takesAnswers = (round: Round, now: number): boolean =>
  round.state === 'open' && now < issuerStops(round)

/** "2026-W47", the ISO week with which a round's id begins. */
export const weekOf = (id: string): string => id.slice(0, '2026-W47'.length)

/** Milliseconds since the epoch at which the issuer, and later the box, stop for good. */
export const issuerStops = (round: Round): number => Date.parse(round.closes)
export const boxStops = (round: Round): number => Date.parse(round.closes) + round.grace * 1000

/** Seconds after closing, the same for every item of a round, after which a forgotten item deletes itself. */
const timeToLive = 7 * 24 * 3600

/** The TTL of everything sealed, in seconds since the epoch: the same before and after an early close. */
export const expiryOf = (round: Round): number => Math.floor(Date.parse(round.announced) / 1000) + timeToLive

/** Where a round's private keys stand; each under the public key that the manifest names. */
export const issuingKeyPath = (round: string, keyHash: string): string => `/round/${round}/issuing/${keyHash}`
export const sealingKeyPath = (round: string, keyHash: string): string => `/round/${round}/sealing/${keyHash}`
export const roundKeys = (round: string): string => `/round/${round}`

/** The box's longest run and the clocks' skew, in milliseconds: what the tally waits for after the box has stopped. */
const settling = 70_000

/** When nothing can be cast any more, anywhere. */
export const tallyStarts = (round: Round): number => boxStops(round) + settling

/** An hour after closing everything sealed must be gone. */
export const shreddingIsLate = (round: Round, now: number): boolean =>
  now > Date.parse(round.closes) + 3_600_000

/** A round's state machine: planned → open → closed → published → shredded, or void (then `shredded` is set on it). */

export type RoundState = 'planned' | 'open' | 'closed' | 'published' | 'shredded' | 'void'

/** The one record that moves a round on, each arrow by one conditional write. */
export interface Round {
  /** "2026-W47-7f3a": ISO week of opening and a random suffix. */
  id: string
  season: string
  state: RoundState
  opens: string
  closes: string
  /** Seconds that the box stays open after `closes`. */
  grace: number
  /** base64url SHA-256 of the manifest; from opening. */
  manifest?: string
  /** base64url SHA-256 of the staged result; from publication. */
  result?: string
  published?: string
  /** True once ballots, issuance and keys of a void round are gone. */
  shredded?: boolean
}

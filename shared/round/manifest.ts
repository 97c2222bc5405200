/** The manifest: the one static JSON of a round, the same bytes for everybody, named by its hash in every link. */
import type { Language } from '../org/organisation.ts'
import type { Asked, Scale } from '../published/published.ts'

export type Localised = Record<Language, string>

export interface ManifestQuestion {
  id: string
  driver: string
  asked: Asked
  scale?: Scale
  text: Localised
  /** Of the wording, which rises with each change; missing where a round was opened with questions of its own. */
  version?: number
  /** Of an organisation's own driver, which has no name of ours. */
  driverName?: Localised
  /** The Monday of the week that asks it again, ISO date, as planned when the round opened. */
  returns?: string
}

export interface ManifestCell {
  id: string
  teams: { id: string; name: Localised }[]
  levels: string[]
  /** Which team at which level answers here. */
  seats: Seat[]
  eligible: number
}

/** Where a member sits for a season. */
export interface Seat {
  team: string
  level: string
}

export interface Manifest {
  version: 1
  round: string
  season: string
  k: number
  /** Instants, ISO 8601 in UTC. The issuer stops at `closes`, the box `grace` seconds later. */
  opens: string
  closes: string
  grace: number
  questions: ManifestQuestion[]
  /** base64url: POPRF public key (compressed point) and HPKE public key (uncompressed point). */
  keys: { issuing: string; sealing: string }
  cells: ManifestCell[]
}

/** The cell in which a seat answers, or undefined when the manifest knows no such seat. */
export const cellOfSeat = (manifest: Manifest, seat: Seat): ManifestCell | undefined =>
  manifest.cells.find(({ seats }) =>
    seats.some(({ team, level }) => team === seat.team && level === seat.level),
  )

/** The cell of all who came after the season began, where there are enough of them for one. */
export const newcomersIn = (manifest: Manifest): ManifestCell | undefined =>
  manifest.cells.find(({ seats }) => seats.length === 0)

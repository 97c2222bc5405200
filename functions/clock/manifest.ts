/** Makes a round's manifest: the season's cells merged again by who is active, the week's questions, two fresh public keys. */
import { generateIssuingKey } from '#shared/ballot/credential.ts'
import { generateSealingKey } from '#shared/ballot/sealing.ts'
import { mergeCells, newcomersCell } from '#shared/org/cells.ts'
import { teamName } from '#shared/org/names.ts'
import type { Cell, Seats, Structure } from '#shared/org/structure.ts'
import type { Manifest, ManifestQuestion } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import type { Season } from '#shared/round/season.ts'

export interface Keys {
  issuing: { secret: string; public: string }
  sealing: { secret: string; public: string }
}

export const freshKeys = async (): Promise<Keys> => ({
  issuing: generateIssuingKey(),
  sealing: await generateSealingKey(),
})

/** Null when fewer than k people could answer: then there is no round. */
export function makeManifest(
  round: Round,
  season: Season,
  active: Seats[],
  newcomers: number,
  questions: ManifestQuestion[],
  keys: Keys,
): Manifest | null {
  const settled = cellsOf(season, active)
  // Too few newcomers wait for the next season: the page tells them so.
  const cells = newcomers < season.k ? settled : [...settled, newcomersCell(newcomers)]
  if (settled.some(({ eligible }) => eligible < season.k) || settled.length === 0) return null
  const names = new Map(season.structure.teams.map((team) => [team.id, teamName(team)]))
  return {
    version: 1,
    round: round.id,
    season: season.id,
    k: season.k,
    opens: round.opens,
    closes: round.closes,
    grace: round.grace,
    questions,
    keys: { issuing: keys.issuing.public, sealing: keys.sealing.public },
    cells: cells.map(({ id, teams, levels, seats, eligible }) => ({
      id,
      teams: teams.map((team) => ({ id: team, name: names.get(team)! })),
      levels,
      seats: seats.map(({ team, level }) => ({ team, level })),
      eligible,
    })),
  }
}

/** The season's cells with this round's active members; whatever fell below k merges upward, for this round only. */
function cellsOf(season: Season, active: Seats[]): Cell[] {
  const key = ({ team, level }: Pick<Seats, 'team' | 'level'>) => JSON.stringify([team, level])
  const now = new Map(active.map((seats) => [key(seats), seats.eligible]))
  const counted = season.cells.map((cell) => {
    const seats = cell.seats.map((seat) => ({ ...seat, eligible: now.get(key(seat)) ?? 0 }))
    return { ...cell, seats, eligible: seats.reduce((sum, { eligible }) => sum + eligible, 0) }
  })
  const structure: Structure = { ...season.structure, seats: counted.flatMap(({ seats }) => seats) }
  return mergeCells(structure, counted, season.k).cells
}

/**
 * Cells of several published files on one footing: the finest sets of seats (team × level) that all files' cells are made
 * of. A cell names its teams and its levels, not its seats, so where two could hold one, the narrower cell has it.
 */
import type { PublishedCell, PublishedRound } from '#shared/published/published.ts'

export interface Atom {
  /** Keys of team and level; none for newcomers. */
  seats: string[]
  name: string
  eligible: number
}

export interface Joined {
  atoms: Atom[]
  /** Per file: the atoms of each cell. */
  atomsOf: Map<string, number[]>[]
}

export const seatOf = (team: string, level: string) => JSON.stringify([team, level])
const newcomers = 'newcomers'

const seatsOf = ({ teams, levels }: PublishedCell) =>
  teams.length === 0 ? [newcomers] : teams.flatMap((team) => levels.map((level) => seatOf(team, level)))

/** Which cell holds a seat: the one that could hold the fewest. */
export function seatOwners(cells: PublishedCell[]): Map<string, string> {
  const owners = new Map<string, string>()
  const narrowFirst = cells
    .map((cell) => ({ id: cell.id, seats: seatsOf(cell) }))
    .sort((a, b) => a.seats.length - b.seats.length)
  for (const { id, seats } of narrowFirst)
    for (const seat of seats) if (!owners.has(seat)) owners.set(seat, id)
  return owners
}

const nameOf = ({ teams, levels }: PublishedCell) =>
  teams.length === 0 ? newcomers : `${levels.join(' + ')} of ${teams.join(' + ')}`

export function join(files: PublishedRound[]): Joined {
  const owners = files.map(({ cells }) => seatOwners(cells))
  const seats = [...new Set(owners.flatMap((one) => [...one.keys()]))]
  // A seat that some file has no cell for is held by nobody, unless a cell would have no other.
  const common = seats.filter((seat) => owners.every((one) => one.has(seat)))
  const kept = new Set(common)
  files.forEach(({ cells }, file) => {
    for (const { id } of cells) {
      const own = seats.filter((seat) => owners[file]!.get(seat) === id)
      if (!own.some((seat) => kept.has(seat))) for (const seat of own) kept.add(seat)
    }
  })

  const classes = new Map<string, string[]>()
  for (const seat of kept) {
    const key = JSON.stringify(owners.map((one) => one.get(seat) ?? null))
    classes.set(key, [...(classes.get(key) ?? []), seat])
  }
  const byId = files.map(({ cells }) => new Map(cells.map((cell) => [cell.id, cell])))
  const atoms: Atom[] = []
  const atomsOf = files.map(() => new Map<string, number[]>())
  for (const [key, held] of classes) {
    const holders = (JSON.parse(key) as (string | null)[]).flatMap((id, file) =>
      id === null ? [] : [{ file, cell: byId[file]!.get(id)! }],
    )
    const narrowest = holders.reduce((a, b) => (b.cell.eligible < a.cell.eligible ? b : a)).cell
    for (const { file, cell } of holders)
      atomsOf[file]!.set(cell.id, [...(atomsOf[file]!.get(cell.id) ?? []), atoms.length])
    atoms.push({ seats: held, name: nameOf(narrowest), eligible: narrowest.eligible })
  }
  return { atoms, atomsOf }
}

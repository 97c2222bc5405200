/** The season's permitted set, applied to a round whose cells may have merged since. */
import type { Cell } from '../org/structure.ts'
import type { Season } from '../round/season.ts'
import { type Aggregate, aggregatesOf } from './aggregates.ts'

const seatKey = (seat: { team: string; level: string }) => JSON.stringify([seat.team, seat.level])

/**
 * A round's group may be shown when its seats are those of a permitted group of the season, or of several that do not
 * overlap: then it says nothing that the season's table could not say.
 */
export function permittedIn(season: Season, cells: Cell[]): (aggregate: Aggregate) => boolean {
  const cellOfSeat = new Map<string, number>()
  for (const [i, cell] of season.cells.entries())
    for (const seat of cell.seats) cellOfSeat.set(seatKey(seat), i)
  // Newcomers sit nowhere in the season: they only ever add to the organisation.
  const seasonCells = cells.map((cell) => new Set(cell.seats.map((seat) => cellOfSeat.get(seatKey(seat)))))

  const allowed = new Set(season.permitted)
  const inSeason = aggregatesOf(season.structure, season.cells).filter(({ id }) => allowed.has(id))
  const holding = new Map<string, Aggregate[]>()
  for (const aggregate of inSeason)
    for (const i of aggregate.cells) {
      const key = `${aggregate.family}${i}`
      holding.set(key, [...(holding.get(key) ?? []), aggregate])
    }
  return ({ family, cells: own }) => {
    const set = new Set(own.flatMap((i) => [...seasonCells[i]!]))
    // Every cell must lie in a permitted group of the family that does not reach beyond the set.
    return [...set].every((i) => {
      if (i === undefined) return false
      return (holding.get(`${family}${i}`) ?? []).some(({ cells: some }) => some.every((j) => set.has(j)))
    })
  }
}

/** Generated sales forces: a director, area managers, field managers with uneven teams of reps, and a marketing branch. */
import { defaultLevels, type Member } from '../../../shared/org/organisation.ts'
import { type Structure, structureOf } from '../../../shared/org/structure.ts'
import { type Dice, dice } from './dice.ts'

export interface Person {
  /** Whose direct report they are; their own for the head. */
  team: string
  level: string
  /** Chance of voting in a week: a habit of theirs around that of the organisation. */
  votes: number
  /** Chance of not answering a question that they see. */
  skips: number
  /** Where their answers lie, 1–5. */
  leans: number
}

export interface Firm {
  structure: Structure
  people: Person[]
}

/** From 60 to 2,000 members, as many small ones as large ones on a logarithmic scale. */
export const sizeOf = (seed: number): number => Math.round(60 * (2000 / 60) ** dice(seed).roll())

export function firm(seed: number, members: number): Firm {
  const chance = dice(seed * 7919)
  const response = 0.35 + 0.55 * chance.roll()
  const seats = seatsOf(chance, members)
  const people = seats.map(({ id, manager, level }) => ({
    team: manager ?? id,
    level,
    votes: habit(response, chance),
    skips: chance.roll() < 0.25 ? 0.2 : 0.03,
    leans: 1.5 + 3 * chance.roll(),
  }))
  const roster = seats.map(
    (seat): Member => ({ ...seat, name: seat.id, email: `${seat.id}@example.org`, language: 'fr' }),
  )
  return { structure: structureOf({ levels: [...defaultLevels], members: roster }), people }
}

/** Standard deviation of people's habits on the logistic scale: some nearly always vote, others hardly ever. */
const spread = 2

/** Chance of voting: around the organisation's response. */
function habit(response: number, chance: Dice): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.roll())) * Math.cos(2 * Math.PI * chance.roll())
  // Habits flatten the curve: the organisation's own response needs more of a slope (about 1 + 0.35 s²).
  const logit = Math.log(response / (1 - response)) * Math.sqrt(1 + 0.35 * spread ** 2) + spread * normal
  return 1 / (1 + Math.exp(-logit))
}

type Seat = Pick<Member, 'id' | 'manager' | 'level'>

/** Beyond fifteen areas, regions stand between the director and the area managers. */
function seatsOf(chance: Dice, members: number): Seat[] {
  const seats: Seat[] = [{ id: 'D', manager: null, level: 'director' }]
  const hire = (id: string, manager: string, level: string) => {
    if (seats.length < members) seats.push({ id, manager, level })
  }
  const marketing = Math.round(members * (0.04 + 0.08 * chance.roll()))
  hire('M', 'D', 'marketing')
  const groups = Math.max(1, Math.round(marketing / 12))
  for (let i = 0; i < marketing; i++) {
    const group = i % groups
    if (groups > 1 && i < groups) hire(`M${i}`, 'M', 'marketing')
    else hire(`M${group}P${i}`, groups > 1 ? `M${group}` : 'M', 'marketing')
  }
  const wide = members > 3000
  for (let area = 0; seats.length < members; area++) {
    const region = Math.floor(area / 12)
    if (wide && area % 12 === 0) hire(`G${region}`, 'D', 'area-manager')
    const above = wide ? `G${region}` : 'D'
    hire(`A${area}`, above, 'area-manager')
    const fields = chance.between(2, 9)
    for (let field = 0; field < fields; field++) {
      const id = `A${area}F${field}`
      hire(id, `A${area}`, 'field-manager')
      // Two rolls: most teams have six to ten reps, few have three or thirteen.
      const reps = 3 + chance.between(0, 5) + chance.between(0, 5)
      for (let rep = 0; rep < reps; rep++) hire(`${id}R${rep}`, id, 'rep')
    }
  }
  return seats
}

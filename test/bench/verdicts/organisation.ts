/** A simulated organisation: a director, area managers, field managers and their reps, and what each of them is like. */
import { defaultLevels, type Member } from '../../../shared/org/organisation.ts'
import { type Structure, structureOf } from '../../../shared/org/structure.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

export interface Person {
  /** Whose direct report they are; their own for the head. */
  team: string
  level: string
  /** Chance of answering in a week. */
  votes: number
}

export interface Firm {
  structure: Structure
  people: Person[]
  /** Ids of the field managers. */
  teams: string[]
}

export function firm({ teams, perArea, size, response, responseOf }: World, chance: Chance): Firm {
  const members: Member[] = []
  const people: Person[] = []
  const fields: string[] = []
  const drawn = () => response[0] + (response[1] - response[0]) * chance.uniform()
  const common = drawn()
  const hire = (id: string, manager: string | null, level: string) => {
    members.push({ id, name: id, email: `${id}@example.org`, manager, level, language: 'en' })
    people.push({ team: manager ?? id, level, votes: responseOf === 'person' ? drawn() : common })
  }
  hire('D', null, 'director')
  for (let team = 0; team < teams; team++) {
    const area = `A${Math.floor(team / perArea)}`
    if (team % perArea === 0) hire(area, 'D', 'area-manager')
    const field = `${area}F${team % perArea}`
    hire(field, area, 'field-manager')
    fields.push(field)
    const reps = chance.between(...size)
    for (let rep = 0; rep < reps; rep++) hire(`${field}R${rep}`, field, 'rep')
  }
  return { structure: structureOf({ levels: [...defaultLevels], members }), people, teams: fields }
}

/** An organisation of any size as an import file: areas, teams of eleven reps, names as people have them. */
import { demoCsv, type Person } from '../../../infra/local/demo/organisation.ts'
import { firstNames, lastNames } from '../../../infra/local/demo/people-names.ts'
import { splitMix32 } from '../split-mix.ts'

const teamsInArea = 12
const repsInTeam = 11

export function members(count: number): Person[] {
  const roll = splitMix32(7)
  const people: Person[] = []
  const pick = (names: readonly string[]) => names[roll() % names.length]!
  const add = (manager: string | null, level: string, team?: string): string => {
    const id = `P${String(people.length + 1).padStart(6, '0')}`
    const language = roll() % 3 === 0 ? 'en' : 'fr'
    people.push({
      id,
      name: `${pick(firstNames[language])} ${pick(lastNames[language])}`,
      email: `${id.toLowerCase()}@large.example`,
      manager,
      level,
      language,
      ...(team === undefined ? {} : { team }),
      branch: 'Ventes',
      eligible: true,
    })
    return id
  }
  const director = add(null, 'director', 'Direction commerciale')
  while (people.length < count) {
    const area = add(director, 'area-manager', `Area ${people.length}`)
    for (let team = 0; team < teamsInArea && people.length < count; team++) {
      const manager = add(area, 'field-manager', `Team ${people.length}`)
      for (let rep = 0; rep < repsInTeam && people.length < count; rep++) add(manager, 'rep')
    }
  }
  return people
}

/** One in twenty has another address, or is in the team beside. */
export function changed(people: Person[]): Person[] {
  return people.map((one, i) => {
    if (i % 40 === 3) return { ...one, email: `new.${one.email}` }
    const other = i % 40 === 23 && one.level === 'rep' ? people[i - repsInTeam - 1] : undefined
    return other?.level === 'rep' ? { ...one, manager: other.manager } : one
  })
}

export const fileOf = demoCsv

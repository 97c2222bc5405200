/** Where each of the demonstration's people stands. */
import type { Standing } from './model.ts'
import type { Person } from './organisation.ts'

export function standingsOf(people: Person[]): Standing[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const managers = new Set(people.map(({ manager }) => manager))
  return people
    .filter(({ eligible }) => eligible)
    .map((person) => {
      const team = byId.get(person.manager ?? person.id)!
      const line = [person, ...aboveOf(person, byId)]
      return {
        id: person.id,
        team: team.id,
        teamName: team.team ?? '',
        areaName: line.find(({ level }) => level === 'area-manager')?.team ?? null,
        level: person.level,
        manages: managers.has(person.id),
      }
    })
}

function aboveOf(person: Person, byId: Map<string, Person>): Person[] {
  const manager = person.manager === null ? undefined : byId.get(person.manager)
  return manager ? [manager, ...aboveOf(manager, byId)] : []
}

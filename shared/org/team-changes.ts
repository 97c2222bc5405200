/** What an import makes of the teams, and so of their lines: results of the running season stay as it froze them. */
import type { Localised } from '../language/localised.ts'
import { teamName } from './names.ts'
import type { Member, Organisation } from './organisation.ts'

export type TeamFate =
  /** A team that was not there: its line begins with the next season. */
  | 'begins'
  /** A team that is there no more: its line ends with the running season. */
  | 'ends'
  /** A new manager under the same name at the same place: the line goes on, with a join (insight/lineage.ts). */
  | 'goes-on'
  /** The same manager, but fewer than nine in ten are the same people: the line goes on, with a join. */
  | 'regrouped'

export interface TeamChange {
  id: string
  name: Localised
  fate: TeamFate
  /** People in it before and after. */
  before: number
  after: number
}

interface Led {
  id: string
  name: Localised
  parent: string | null
  people: Set<string>
}

/** Those that change, in the order in which the later organisation names them; those that end, last. */
export function teamChanges(before: Organisation | null, after: Organisation): TeamChange[] {
  const was = teamsOf(before?.members ?? [])
  const is = teamsOf(after.members)
  const gone = new Map<string, Led[]>()
  for (const old of was.values())
    if (!is.has(old.id)) gone.set(placeOf(old), (gone.get(placeOf(old)) ?? []).concat(old))
  const continued = new Set<string>()
  const found: TeamChange[] = []
  const told = ({ id, name }: Led, fate: TeamFate, earlier: number, later: number) =>
    found.push({ id, name, fate, before: earlier, after: later })

  /** The one team of this name at this place whose manager leads none any more. */
  const namesake = (team: Led): Led | undefined => {
    const left = gone.get(placeOf(team)) ?? []
    return left.length === 1 ? left[0] : undefined
  }

  for (const team of is.values()) {
    const old = was.get(team.id) ?? namesake(team)
    if (old) continued.add(old.id)
    const fate = !old
      ? 'begins'
      : old.id !== team.id
        ? 'goes-on'
        : nineInTen(old.people, team.people)
          ? null
          : 'regrouped'
    if (fate) told(team, fate, old?.people.size ?? 0, team.people.size)
  }
  for (const team of was.values()) if (!continued.has(team.id)) told(team, 'ends', team.people.size, 0)
  return found
}

function teamsOf(members: Member[]): Map<string, Led> {
  const people = new Map<string, Set<string>>()
  for (const { id, manager } of members) {
    // The head sits in the team that they lead.
    const team = manager ?? id
    people.set(team, (people.get(team) ?? new Set()).add(id))
  }
  return new Map(
    members.flatMap(({ id, name, team, manager }) => {
      const own = people.get(id)
      if (!own) return []
      return [
        [id, { id, name: teamName({ name: team ?? null, leader: name }), parent: manager, people: own }],
      ]
    }),
  )
}

const placeOf = ({ name, parent }: Led): string => JSON.stringify([parent, name.fr, name.en])

function nineInTen(before: Set<string>, after: Set<string>): boolean {
  const kept = [...before].filter((id) => after.has(id)).length
  return kept * 10 >= Math.max(before.size, after.size) * 9
}

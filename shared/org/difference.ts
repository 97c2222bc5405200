/** What an import would change: who comes, who leaves, who gets another manager, whose details change. */
import type { Member, Organisation } from './organisation.ts'
import { type TeamChange, teamChanges } from './team-changes.ts'

export interface Named {
  id: string
  name: string
}

/** What of a member may change besides the manager. */
const fields = ['name', 'email', 'level', 'language', 'team', 'branch', 'role', 'eligible', 'phone'] as const
export type Field = (typeof fields)[number]

export interface Difference {
  added: Named[]
  left: Named[]
  /** Null where there is no manager: the head. */
  moved: (Named & { from: Named | null; to: Named | null })[]
  changed: (Named & { fields: Field[] })[]
  /** How many stay exactly as they are. Somebody who moved and changed is told under both. */
  unchanged: number
  teams: TeamChange[]
}

export function compareOrganisations(before: Organisation | null, after: Organisation): Difference {
  const was = byId(before?.members ?? [])
  const is = byId(after.members)
  const difference: Difference = {
    added: [],
    left: [],
    moved: [],
    changed: [],
    unchanged: 0,
    teams: teamChanges(before, after),
  }
  for (const member of after.members) {
    const old = was.get(member.id)
    if (!old) {
      difference.added.push(named(member))
      continue
    }
    const moved = old.manager !== member.manager
    const changed = fields.filter((field) => detailOf(old, field) !== detailOf(member, field))
    if (moved)
      difference.moved.push({
        ...named(member),
        from: managerOf(old.manager, was),
        to: managerOf(member.manager, is),
      })
    if (changed.length > 0) difference.changed.push({ ...named(member), fields: changed })
    if (!moved && changed.length === 0) difference.unchanged++
  }
  difference.left = (before?.members ?? []).filter(({ id }) => !is.has(id)).map(named)
  return difference
}

const byId = (members: Member[]) => new Map(members.map((member) => [member.id, member]))
const named = ({ id, name }: Member): Named => ({ id, name })

/** Somebody whom the directory does not know any more is named by id. */
const managerOf = (id: string | null, members: Map<string, Member>): Named | null =>
  id === null ? null : { id, name: members.get(id)?.name ?? id }

/** Everybody is eligible unless somebody says otherwise. */
const detailOf = (member: Member, field: Field) =>
  field === 'eligible' ? member.eligible !== false : member[field]

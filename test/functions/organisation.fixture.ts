/** A small sales organisation for tests: a director, a manager for each size given, and reps r1… in their teams. */
import type { Member, Organisation } from '#shared/org/organisation.ts'

/** The head is "d", managers are "m1", "m2" …, the reps of m1 "m1r1", "m1r2" … With four managers or more the top is a cell. */
export function smallOrganisation(sizes = [6, 7, 5, 8]): Organisation {
  const person = (id: string, manager: string | null, level: string, more: Partial<Member> = {}): Member => ({
    id,
    name: `Name ${id}`,
    email: `${id}@example.org`,
    manager,
    level,
    language: 'fr',
    ...more,
  })
  const teams = sizes.flatMap((size, i) => {
    const manager = `m${i + 1}`
    return [
      person(manager, 'd', 'field-manager', { team: `Team ${i + 1}` }),
      ...Array.from({ length: size }, (_, rep) => person(`${manager}r${rep + 1}`, manager, 'rep')),
    ]
  })
  const silent = person('hr', 'd', 'director', { role: 'hr', eligible: false })
  return {
    levels: ['director', 'field-manager', 'rep'],
    members: [person('d', null, 'director'), silent, ...teams],
  }
}

/** As `quorum import` takes it. */
export function csvOf({ members }: Organisation): string {
  const columns = ['id', 'name', 'email', 'manager', 'level', 'language', 'team', 'role', 'eligible'] as const
  const rows = members.map((member) => columns.map((column) => String(member[column] ?? '')).join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}

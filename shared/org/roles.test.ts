/** Roles of the file and of administrators together, whatever was given, taken and forgotten before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Assignments,
  assignedRoles,
  beginning,
  endedUntil,
  isAdministered,
  longestSession,
  mainRole,
  noAssignments,
  rolesOf,
  withEnded,
  withoutPeople,
  withRoles,
} from './roles.ts'

const ids = fc.constantFrom('A', 'B', 'C', 'constructor', '__proto__')
const roles = fc.subarray(assignedRoles)
const file = fc.constantFrom(...assignedRoles, undefined)
const given = fc
  .array(fc.tuple(ids, roles))
  .map((all) => all.reduce((sum, [id, some]) => withRoles(sum, id, some), noAssignments))
const of = (id: string, role: (typeof assignedRoles)[number] | undefined, assignments: Assignments) =>
  rolesOf({ id, ...(role && { role }) }, assignments)

describe('roles', () => {
  it('are those of the file and those that were given, and no others’', () => {
    fc.assert(
      fc.property(given, ids, ids, roles, file, (before, id, other, some, role) => {
        const after = withRoles(before, id, some)
        expect(of(id, role, after)).toEqual(assignedRoles.filter((one) => one === role || some.includes(one)))
        if (other !== id) expect(of(other, role, after)).toEqual(of(other, role, before))
      }),
    )
  })

  it('leave nothing of whoever is gone', () => {
    fc.assert(
      fc.property(given, ids, (before, id) => {
        const after = withoutPeople(withEnded(before, id, 1000), [id])
        expect(of(id, undefined, after)).toEqual([])
        expect(Object.keys(after.ended)).not.toContain(id)
      }),
    )
  })

  it('write to whoever has both as to HR, and know whether anybody administers', () => {
    const both = withRoles(noAssignments, 'A', ['administrator', 'hr'])
    expect(mainRole({ id: 'A' }, both)).toBe('hr')
    expect(mainRole({ id: 'B' }, both)).toBeUndefined()
    const member = { id: 'A', name: '', email: '', manager: null, level: '', language: 'fr' as const }
    expect(isAdministered([member], both)).toBe(true)
    expect(isAdministered([member], withRoles(both, 'A', ['hr']))).toBe(false)
  })

  it('end the sessions from before and no later one, however many begin and end within a second', () => {
    const steps = fc.array(fc.record({ ends: fc.boolean(), after: fc.constantFrom(0, 0, 0, 1, 2) }))
    fc.assert(
      fc.property(steps, (all) => {
        let [assignments, now] = [noAssignments, 1000]
        let [open, over]: [number[], number[]] = [[], []]
        for (const { ends, after } of all) {
          now += after
          if (ends) {
            assignments = withEnded(assignments, 'A', now)
            over = [...over, ...open]
            open = []
          } else open = [...open, beginning(assignments, 'A', now)]
          const until = endedUntil(assignments, 'A')
          expect(open.every((began) => began > until)).toBe(true)
          expect(over.every((began) => began <= until)).toBe(true)
          expect(beginning(assignments, 'B', now)).toBe(now)
        }
      }),
    )
  })

  it('remember that sessions were ended no longer than one could have lasted', () => {
    const first = withEnded(noAssignments, 'A', 1000)
    expect(withEnded(first, 'B', 1000 + longestSession - 1).ended).toEqual({
      A: 1000,
      B: 1000 + longestSession - 1,
    })
    expect(withEnded(first, 'B', 1000 + longestSession).ended).toEqual({ B: 1000 + longestSession })
  })
})

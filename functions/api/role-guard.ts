/**
 * What a change of the directory must not do to roles. A key leaves everybody with a role as they are: one to the directory
 * would be one to everything. Whoever keeps the directory and does not administer gives no role, and takes over nobody's
 * address; people with a role may leave, but for the last administrator. The installation's token may do all of it: it is
 * the way back.
 */
import { keyOfActor, tokenActor } from '#shared/operation/audit.ts'
import type { Member } from '#shared/org/organisation.ts'
import { type Assignments, isAdministered, rolesOf } from '#shared/org/roles.ts'
import { problem } from '../platform/problem.ts'
import type { Reader } from './reader.ts'

/** @throws Problem roles-not-by-key, roles-by-administrators, last-administrator */
export function guardRoles(
  { actor, roles }: Pick<Reader, 'actor' | 'roles'>,
  before: readonly Member[],
  after: readonly Member[],
  assignments: Assignments,
): void {
  const [held, wanted] = [holdersIn(before, assignments), holdersIn(after, assignments)]
  if (keyOfActor(actor) !== null) {
    if ([...held.values()].sort().join() !== [...wanted.values()].sort().join())
      throw problem('roles-not-by-key')
    return
  }
  if (actor === tokenActor) return
  if (!roles.includes('administrator'))
    for (const { id } of after) if (wanted.get(id) !== held.get(id)) throw problem('roles-by-administrators')
  if (isAdministered(before, assignments) && !isAdministered(after, assignments))
    throw problem('last-administrator')
}

/** By member: what they hold, and the address by which they sign in. */
const holdersIn = (members: readonly Member[], assignments: Assignments): Map<string, string> =>
  new Map(
    members.flatMap((member) => {
      const held = rolesOf(member, assignments)
      const { id, email } = member
      return held.length > 0 ? [[id, JSON.stringify([id, email.toLowerCase(), held])] as const] : []
    }),
  )

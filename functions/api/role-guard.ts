/**
 * What a key must not do to the directory: whoever has a role keeps it, with the address by which they sign in, and nobody
 * gets one. Otherwise a key to the directory would be one to everything.
 */
import { keyOfActor } from '#shared/operation/audit.ts'
import type { Member } from '#shared/org/organisation.ts'
import { problem } from '../platform/problem.ts'

/** @throws Problem roles-not-by-key */
export function guardRoles(actor: string, before: readonly Member[], after: readonly Member[]): void {
  if (keyOfActor(actor) === null) return
  if (rolesIn(before) !== rolesIn(after)) throw problem('roles-not-by-key')
}

const rolesIn = (members: readonly Member[]): string =>
  members
    .flatMap(({ id, email, role }) => (role ? [JSON.stringify([id, email.toLowerCase(), role])] : []))
    .sort()
    .join()

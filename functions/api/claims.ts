/** What the identity service says of somebody, read as this installation is set up to read it. */
import type { AssignedRole } from '#shared/org/organisation.ts'

type Claims = Readonly<Record<string, unknown>>
type Environment = Readonly<Record<string, string | undefined>>

export interface Identity {
  email: string | undefined
  verified: boolean
  /** From the claim that the installation names, beside those of the directory. */
  roles: AssignedRole[]
}

/**
 * The address counts as verified where the service says so, or says nothing and the installation trusts it (Entra ID does
 * not say); never where it says no.
 */
export function identityOf(claims: Claims, environment: Environment): Identity {
  const { email, email_verified: verified } = claims
  const trusted = environment.OIDC_EMAIL_TRUSTED === 'yes' && verified === undefined
  return {
    email: typeof email === 'string' ? email : undefined,
    verified: verified === true || trusted,
    roles: rolesOf(claims, environment),
  }
}

/** Whether the ID token alone says all that is wanted. */
export const isComplete = (claims: Claims, { OIDC_ROLES_CLAIM: name }: Environment): boolean =>
  claims.email !== undefined && (!name || claimOf(claims, name) !== undefined)

function rolesOf(claims: Claims, environment: Environment): AssignedRole[] {
  const name = environment.OIDC_ROLES_CLAIM
  const said = name ? claimOf(claims, name) : undefined
  const values = new Set<unknown>(Array.isArray(said) ? said : [said])
  const means = (setting: string | undefined) =>
    (setting ?? '')
      .split(',')
      .map((value) => value.trim())
      .some((value) => value !== '' && values.has(value))
  const roles: AssignedRole[] = []
  if (means(environment.OIDC_ROLE_HR)) roles.push('hr')
  if (means(environment.OIDC_ROLE_ADMINISTRATOR)) roles.push('administrator')
  return roles
}

/** A claim by its name, or by a path of names with dots between (Keycloak's realm_access.roles). */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let at: unknown = claims
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Claims)[part]
  }
  return at
}

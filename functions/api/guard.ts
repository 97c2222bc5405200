/** The first middleware of every route: who may not call it gets no further, whatever they sent. */
import type { Context, MiddlewareHandler } from 'hono'
import { namesLink } from '#shared/ballot/link-header.ts'
import { holdersOf, type Scope } from '#shared/operation/scopes.ts'
import { problem } from '../platform/problem.ts'
import type { Access, Operation } from './access.ts'
import { allows, type Caller, type CallerOf, type MemberNow } from './caller.ts'
import { type OperationId, operations } from './operations.ts'
import type { Reader, SignedIn } from './reader.ts'
import { seesResults } from './rights.ts'

/** hono environment of a guarded route. */
export interface Called {
  Variables: {
    caller: {
      /** How the audit log names them. */
      actor: string
      reader: Reader
    }
  }
}

export type Describe = (id: OperationId) => MiddlewareHandler<Called>

/** Who comes by a personal link: of whoever is asked, and of whoever is written to. */
export type LinkDoors = Record<NonNullable<Access['link']>, SignedIn>

const described = new WeakMap<object, OperationId>()

/** Which operation a handler guards. */
export const guardedBy = (handler: object): OperationId | undefined => described.get(handler)

export function guards(callerOf: CallerOf, doors: LinkDoors): Describe {
  return (id) => {
    const operation: Operation = operations[id]
    const guard: MiddlewareHandler<Called> = async (c, next) => {
      if (operation.access.roles) {
        const reader = await readerFor(c, operation)
        c.set('caller', { actor: reader.actor, reader })
      }
      await next()
    }
    described.set(guard, id)
    return guard
  }

  /** @throws Problem not-signed-in, link-invalid, token-invalid, key-not-here, scope-missing, or the refusal of the route */
  async function readerFor(c: Context, { access, scope }: Operation): Promise<Reader> {
    if (namesLink(c.req.header('authorization'))) {
      if (!access.link) throw problem('not-signed-in')
      return admitted(await doors[access.link](c), access)
    }
    const caller = await callerOf(c)
    return caller.kind === 'member' ? admitted(caller, access) : programReader(caller, scope)
  }
}

function admitted(reader: Reader, access: Access): Reader {
  const { roles } = reader
  if (access.results && !seesResults(roles)) throw problem('results-not-for-administrators')
  if (!access.roles?.some((role) => roles.includes(role))) throw problem(access.refusal as 'hr-only')
  return reader
}

/** A program sees what the role behind its scope sees, and has no seat and no team of its own. */
function programReader(caller: Exclude<Caller, { kind: 'member' }>, scope: Scope | undefined): Reader {
  const { actor } = caller
  if (!scope) throw problem(caller.kind === 'key' ? 'key-not-here' : 'not-signed-in')
  if (!allows(caller, scope)) throw problem('scope-missing', { scope }, { scope })
  const holders = holdersOf(scope)
  if (caller.kind === 'token')
    return { member: nobody(actor), roles: ['member', ...holders], actor, key: true }
  const { maker } = caller
  return {
    member: maker,
    roles: ['member', ...holders.filter((role) => maker.given.includes(role))],
    actor,
    key: true,
  }
}

const nobody = (id: string): MemberNow => ({
  id,
  name: '',
  email: '',
  manager: null,
  level: '',
  language: 'fr',
  eligible: false,
  since: '',
  given: [],
  endedUntil: 0,
})

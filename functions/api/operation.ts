/**
 * What a route is, said once, before anything of it runs: who may call it, and what stands in the OpenAPI document about it.
 * A route without one is found by the document, which cannot be made then.
 */
import type { MiddlewareHandler } from 'hono'
import type { Localised } from '#shared/language/localised.ts'
import type { Access, Scope } from './access.ts'
import type { Called, CallerOf } from './caller.ts'
import { type OperationId, operations } from './operations.ts'

export interface Operation {
  summary: Localised
  access: Access
  /** By which a program may call it; none may where it is missing. */
  scope?: Scope
  /** Media type of a body that is not JSON. */
  takes?: 'text/csv'
  /** Status and media types of what comes where all is well (200, JSON); null where there is no body. */
  gives?: { status?: 201 | 202 | 204 | 302; type?: string | string[] | null }
  /** Its `id` names a group: somebody else's is not told from one that is not there. */
  of?: 'group'
  /** Holds a version: GET gives an ETag, a change takes If-Match. */
  tagged?: true
}

export type Describe = (id: OperationId) => MiddlewareHandler<Called>

const described = new WeakMap<object, OperationId>()

/** Which operation a handler guards. */
export const guardedBy = (handler: object): OperationId | undefined => described.get(handler)

export function guards(callerOf: CallerOf): Describe {
  return (id) => {
    const { access, scope }: Operation = operations[id]
    const guard: MiddlewareHandler<Called> = async (c, next) => {
      if (access.roles) c.set('caller', await callerOf(c, access, scope))
      await next()
    }
    described.set(guard, id)
    return guard
  }
}

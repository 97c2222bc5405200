/** The first middleware of every route: who may not call it gets no further, whatever they sent. */
import type { MiddlewareHandler } from 'hono'
import type { Operation } from './access.ts'
import type { Called, CallerOf } from './caller.ts'
import { type OperationId, operations } from './operations.ts'

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

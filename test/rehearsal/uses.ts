/** Whether something that was done would have been refused without one grant. */
import type { Asked } from './aws/door.ts'
import { decide, type Grant, type Statement, without } from './policies.ts'

/** How many of the requests of a story go through with all statements of a role, and not without this piece of them. */
export function refusedWithout(statements: Statement[], grant: Grant, asked: Asked[]): number {
  const left = without(statements, grant)
  return asked.filter(
    ({ role, action, resource, context }) =>
      role === grant.role &&
      action.toLowerCase() === grant.action.toLowerCase() &&
      decide(statements, action, resource, context) !== undefined &&
      decide(left, action, resource, context) === undefined,
  ).length
}

export const uses = (statements: Statement[], grant: Grant, asked: Asked[]): boolean =>
  refusedWithout(statements, grant, asked) > 0

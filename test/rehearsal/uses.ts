/** Whether something that was done would have been refused without one grant. */
import type { Asked } from './aws/door.ts'
import { decide, type Grant, type Statement, without } from './policies.ts'

/** Whether a request of a story goes through with all statements of a role, and not without this piece of them. */
export function uses(statements: Statement[], grant: Grant, asked: Asked[]): boolean {
  const left = without(statements, grant)
  return asked.some(
    ({ role, action, resource, context }) =>
      role === grant.role &&
      action.toLowerCase() === grant.action.toLowerCase() &&
      decide(statements, action, resource, context) !== undefined &&
      decide(left, action, resource, context) === undefined,
  )
}

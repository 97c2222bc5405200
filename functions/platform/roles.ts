/**
 * Roles that administrators gave, and sessions that they ended, whole in one item: so that of two who take the last
 * administrator away one finds out. Key in directory: roles / assigned.
 */
import { type Assignments, noAssignments } from '#shared/org/roles.ts'
import { revised } from './revised.ts'
import type { Table } from './runtime.ts'

const stored = (table: Table) =>
  revised(table, { pk: 'roles', sk: 'assigned' }, (value = noAssignments) => value as Assignments)

export const getAssignments = (table: Table): Promise<Assignments> => stored(table).read()

/**
 * @param change gives the same assignments where there is nothing to write, and throws what it refuses
 * @param begins comes before each write
 */
export async function changeAssignments(
  table: Table,
  change: (assignments: Assignments) => Assignments | Promise<Assignments>,
  begins?: () => Promise<void>,
): Promise<Assignments> {
  return (await stored(table).change(change, begins)).after
}

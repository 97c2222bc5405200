/** Whoever runs the quorum command with credentials of their own: what docs/operations/backup.md says that they take, and no more. */
import type { Statement } from './policies.ts'

export const operator = 'an operator'

/** docs/operations/backup.md, "Restore". */
export function operatorStatements(
  arnOf: (service: string, rest: string) => string,
  tables: string[],
): Statement[] {
  const allow = (actions: string[], resources: string[]): Statement => ({
    effect: 'Allow',
    actions,
    resources,
    principals: null,
    conditions: [],
  })
  const reads = ['Scan', 'Query', 'GetItem']
  const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']
  return [
    allow(['cloudformation:DescribeStacks'], [arnOf('cloudformation', 'stack/Quorum-Data/*')]),
    allow(
      [...reads, ...writes].map((action) => `dynamodb:${action}`),
      tables.map((table) => arnOf('dynamodb', `table/${table}`)),
    ),
  ]
}

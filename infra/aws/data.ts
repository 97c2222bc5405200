/** The tables. Nothing here copies the sealed zone: no stream, no recovery, no export; what is shredded stays shredded. */
import { CfnOutput, RemovalPolicy, Stack, type StackProps, Tags, Validations } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { TableName } from '../../functions/platform/needs.ts'
import { type TablePart, tables } from '../parts.ts'

export type Tables = ReadonlyMap<TableName, Table>

export class DataStack extends Stack {
  readonly tables: Tables

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { ...props, description: 'Quorum: tables; those that are kept outlive cdk destroy' })
    this.tables = new Map(tables.map((part) => [part.name, tableOf(this, part)]))
    // By which `quorum backup` finds them; of the sealed zone there is no backup.
    for (const { name, zone } of tables)
      if (zone !== 'sealed')
        new CfnOutput(this, `Table${name[0]!.toUpperCase()}${name.slice(1)}`, {
          value: this.tables.get(name)!.tableName,
          description: 'Stays after cdk destroy: take off its deletion protection and delete it by hand',
        })
  }
}

function tableOf(stack: Stack, { name, zone, holds, recovery, timeToLive }: TablePart): Table {
  const kept = zone !== 'sealed'
  const table = new Table(stack, name, {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: recovery },
    deletionProtection: kept,
    removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    ...(timeToLive ? { timeToLiveAttribute: timeToLive } : {}),
  })
  // A tag could enrol it in a backup plan of the organisation.
  if (!kept) Tags.of(table).remove('application')
  if (!recovery)
    Validations.of(table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: `It holds ${holds}: a recovery would bring back what was shredded.`,
    })
  return table
}

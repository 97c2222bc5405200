/**
 * IAM statements from a needs.ts, one for one: the actions it names on the table, queue or path it names, and no other.
 * No grant on KMS: keys lie under aws/ssm, the AWS managed key, whose own policy lets every principal of the account
 * that Parameter Store lets in encrypt and decrypt through it.
 */
import { Stack, Validations } from 'aws-cdk-lib'
import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { Needs, QueueName, TableName } from '../../functions/platform/needs.ts'
import type { Tables } from './data.ts'
import type { Queues } from './delivery.ts'
import { placeOf } from './place.ts'

/** Everything that Quorum keeps in Parameter Store stands below it. */
export const keysPrefix = '/quorum'

export function grant(
  role: Role,
  needs: Needs,
  { tables, queues }: { tables: Tables; queues: Queues },
): void {
  for (const [name, grants = []] of Object.entries(needs.tables))
    for (const { actions, leadingKeys } of grants)
      role.addToPolicy(
        new PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [tables.get(name as TableName)!.tableArn],
          conditions: leadingKeys
            ? { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } }
            : {},
        }),
      )
  for (const [name, actions = []] of Object.entries(needs.queues ?? {}))
    role.addToPolicy(
      new PolicyStatement({
        actions: actions.map((action) => `sqs:${action}`),
        resources: [queues.get(name as QueueName)!.queueArn],
      }),
    )
  if (needs.services) {
    role.addToPolicy(new PolicyStatement({ actions: needs.services, resources: ['*'] }))
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Who is written to is decided at run time: a phone number is no resource, an identity is any of the account’s.',
    })
  }
  for (const [path, actions] of Object.entries(needs.keys)) {
    const { partition, region, account } = Stack.of(role)
    const resources = [`arn:${partition}:ssm:${region}:${account}:parameter${keysPrefix}${path}`]
    role.addToPolicy(new PolicyStatement({ actions: actions.map((action) => `ssm:${action}`), resources }))
    // A key that another put in its place would open, or let in, what the first one was for.
    if (actions.includes('PutParameter'))
      role.addToPolicy(
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ['ssm:PutParameter'],
          resources,
          conditions: { StringEquals: { 'ssm:Overwrite': 'true' } },
        }),
      )
    const place = placeOf(role)
    if (path.includes('*'))
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:${place.region}:${place.account}:parameter${keysPrefix}${path}]`,
        reason: 'Ids of rounds and hashes of their keys are made at run time; the kind of key is named.',
      })
  }
}

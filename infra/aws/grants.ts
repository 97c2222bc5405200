/**
 * IAM statements from a needs.ts, one for one: the actions it names on the table or path it names, and no other.
 * No grant on KMS: keys lie under aws/ssm, the AWS managed key, whose own policy lets every principal of the account
 * that Parameter Store lets in encrypt and decrypt through it.
 */
import { Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { Needs, TableName } from '../../functions/platform/needs.ts'
import type { Tables } from './data.ts'

/** Everything that Quorum keeps in Parameter Store stands below it. */
export const keysPrefix = '/quorum'

export function grant(role: Role, needs: Needs, tables: Tables): void {
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
  for (const [path, actions] of Object.entries(needs.keys)) {
    const { partition, region, account } = Stack.of(role)
    role.addToPolicy(
      new PolicyStatement({
        actions: actions.map((action) => `ssm:${action}`),
        resources: [`arn:${partition}:ssm:${region}:${account}:parameter${keysPrefix}${path}`],
      }),
    )
    if (path.includes('*'))
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter${keysPrefix}${path}]`,
        reason: 'Ids of rounds and hashes of their keys are made at run time; the kind of key is named.',
      })
  }
}

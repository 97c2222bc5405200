/** Account and region as the security rules write them: by name where a stack says them, else as what CloudFormation fills in. */
import { Stack, Token } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

export function placeOf(scope: Construct): { account: string; region: string } {
  const { account, region } = Stack.of(scope)
  return {
    account: Token.isUnresolved(account) ? '<AWS::AccountId>' : account,
    region: Token.isUnresolved(region) ? '<AWS::Region>' : region,
  }
}

/**
 * The upgrade as a step of the deployment: CloudFormation asks its function once for each build, and every other function
 * waits for it (docs/decisions/0024). Where it fails, nothing else was changed yet.
 */
import { CustomResource, type Stack } from 'aws-cdk-lib'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'

export function upgradeBefore(stack: Stack, upgrade: Lambda, version: string, others: Lambda[]): void {
  const step = new CustomResource(stack, 'Upgrade', {
    resourceType: 'Custom::QuorumData',
    serviceToken: upgrade.functionArn,
    properties: { Version: version },
  })
  for (const other of others) other.node.addDependency(step)
}

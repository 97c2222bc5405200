/**
 * How often one address may ask, where somebody wants that: counted by AWS for minutes, written down nowhere. CloudFront takes such
 * a rule from us-east-1 only.
 */
import { Stack } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'

/** Neither samples of requests, which hold address and time, nor a metric of them. */
const nothing = { sampledRequestsEnabled: false, cloudWatchMetricsEnabled: false }

export class RateStack extends Stack {
  /** ARN. */
  readonly webAcl: string

  constructor(scope: Construct, id: string, { limit, account }: { limit: number; account: string }) {
    super(scope, id, {
      description: 'Quorum: how often one address may ask',
      env: { region: 'us-east-1', account },
      crossRegionReferences: true,
    })
    const acl = new CfnWebACL(this, 'Addresses', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: { ...nothing, metricName: 'quorum' },
      rules: [
        {
          name: 'address',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit, evaluationWindowSec: 300 } },
          visibilityConfig: { ...nothing, metricName: 'quorum-address' },
        },
      ],
    })
    this.webAcl = acl.attrArn
  }
}

/**
 * Account and region of whoever runs CDK, which tells them to its programs.
 * @throws where nobody is signed in to AWS
 */
export function hereOnAws(): { account: string; region: string } {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env
  if (!account || !region)
    throw new Error(
      'The setting addressRate needs an account and a region: sign in to AWS, or set CDK_DEFAULT_ACCOUNT and CDK_DEFAULT_REGION.',
    )
  return { account, region }
}

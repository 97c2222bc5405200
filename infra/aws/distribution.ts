/** What the two distributions have in common: nothing is logged, and what the rules ask for on top is refused with a reason. */
import { Validations } from 'aws-cdk-lib'
import { Distribution, type DistributionProps, HttpVersion } from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

export function distribution(scope: Construct, id: string, props: DistributionProps): Distribution {
  const made = new Distribution(scope, id, { httpVersion: HttpVersion.HTTP2_AND_3, ...props })
  Validations.of(made).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Members travel: they answer from wherever they are.' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'A firewall samples requests with address and time; every body is checked.',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'Access logs hold time and address of a request, which would help to pair a member with a ballot.',
    },
    {
      id: 'AwsSolutions-CFR4',
      reason: 'CloudFront sets the protocol of its own domain name; browsers choose TLS 1.3.',
    },
  )
  return made
}

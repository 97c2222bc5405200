/** What the two distributions have in common: nothing is logged, and what the rules ask for on top is refused with a reason. */
import { Validations } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  Distribution,
  type DistributionProps,
  HttpVersion,
  SecurityPolicyProtocol,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

/** A host of the organisation, and the certificate that speaks for it. */
export interface OwnDomain {
  host: string
  /** ARN of a certificate in us-east-1. */
  certificate: string
}

interface Properties extends DistributionProps {
  own: OwnDomain | undefined
  webAcl: string | undefined
}

export function distribution(
  scope: Construct,
  id: string,
  { own, webAcl, ...props }: Properties,
): Distribution {
  const made = new Distribution(scope, id, {
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(webAcl === undefined ? {} : { webAclId: webAcl }),
    ...(own && {
      domainNames: [own.host],
      certificate: Certificate.fromCertificateArn(scope, `${id}Certificate`, own.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    }),
    ...props,
  })
  Validations.of(made).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Members travel: they answer from wherever they are.' },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'Access logs hold time and address of a request, which would help to pair a member with a ballot.',
    },
  )
  if (!own)
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason: 'CloudFront sets the protocol of its own domain name; browsers choose TLS 1.3.',
    })
  if (webAcl === undefined)
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-CFR2',
      reason:
        'A firewall with one rule costs more than all the rest of a small organisation; it is a setting.',
    })
  return made
}

/** Headers that CloudFront adds: to pages the policy of the local ones; to functions, which set their own, only what HTTPS asks. */
import { Duration } from 'aws-cdk-lib'
import {
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { contentSecurityPolicy } from '../local/pages.ts'

const everywhere: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
}

export const pageHeaders = (scope: Construct, boxOrigin: string): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: 'Quorum: pages',
    securityHeadersBehavior: {
      ...everywhere,
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(boxOrigin), override: true },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override: true }],
    },
  })

export const functionHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'FunctionHeaders', {
    comment: 'Quorum: functions',
    securityHeadersBehavior: everywhere,
  })

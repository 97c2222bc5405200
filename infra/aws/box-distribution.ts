/** The ballot box's own origin: no cookie, no query, no log; manifests and receipts are the same bytes for everybody. */
import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  CachePolicy,
  type Distribution,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'
import { distribution, type OwnDomain } from './distribution.ts'
import { originOf } from './doors.ts'

/** What the box needs of a request besides path and body: the language of a problem, and the browser's CORS question. */
const passed = [
  'Accept-Language',
  'Origin',
  'Access-Control-Request-Headers',
  'Access-Control-Request-Method',
]

interface Parts {
  api: HttpApi
  own: OwnDomain | undefined
  webAcl: string | undefined
}

export function boxDistribution(scope: Construct, { api, own, webAcl }: Parts): Distribution {
  // Only what the box marks as immutable is cached, so that a Thursday morning's manifests do not wake a function each.
  const cachePolicy = new CachePolicy(scope, 'BoxCache', {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  })
  const originRequestPolicy = new OriginRequestPolicy(scope, 'BoxRequest', {
    headerBehavior: OriginRequestHeaderBehavior.allowList(...passed),
  })
  return distribution(scope, 'BoxDistribution', {
    own,
    webAcl,
    comment: 'Quorum: ballot box',
    defaultBehavior: {
      origin: originOf(api),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy,
      originRequestPolicy,
    },
    // "Not published yet" must not outlive the moment.
    errorResponses: [{ httpStatus: 404, ttl: Duration.seconds(0) }],
  })
}

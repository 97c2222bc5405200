/** The application's origin: pages from the bucket, /api and /issue from the functions behind the HTTP API. */
import { join } from 'node:path'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  type Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { distribution, type OwnDomain } from './distribution.ts'
import { originOf } from './doors.ts'
import { functionHeaders, pageHeaders } from './security-headers.ts'

interface Parts {
  api: HttpApi
  bucket: IBucket
  boxOrigin: string
  own: OwnDomain | undefined
  webAcl: string | undefined
}

export function appDistribution(
  scope: Construct,
  { api, bucket, boxOrigin, own, webAcl }: Parts,
): Distribution {
  const functions: BehaviorOptions = {
    origin: originOf(api),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // The api compresses its own answers; those of the issuer keep their length.
    compress: false,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: functionHeaders(scope),
  }
  const pagePaths = new EdgeFunction(scope, 'PagePaths', {
    comment: 'Quorum: paths of pages',
    code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'page-paths.js') }),
    runtime: FunctionRuntime.JS_2_0,
  })
  return distribution(scope, 'AppDistribution', {
    own,
    webAcl,
    comment: 'Quorum: application',
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: pageHeaders(scope, boxOrigin),
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: pagePaths }],
    },
    additionalBehaviors: { '/api/*': functions, '/issue/*': functions },
  })
}

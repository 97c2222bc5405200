/**
 * The two HTTP APIs: the application's, which knows who asks, and the box's, which must not.
 * Neither writes an access log: at the issuer's door it would hold time and address beside a member.
 */
import { Stack, Validations } from 'aws-cdk-lib'
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Construct } from 'constructs'
import type { Needs } from '../../functions/platform/needs.ts'

export type Origin = Extract<Needs['trigger'], { kind: 'http' }>['origin']

/** An HTTP API and the origin under which browsers reach it. */
export interface Door {
  api: HttpApi
  /** https://… without a slash at the end. */
  origin: string
}

export type Doors = Record<Origin, Door>

export function httpApi(scope: Construct, id: string, description: string): HttpApi {
  const api = new HttpApi(scope, id, { description, createDefaultStage: false })
  // A third of 200,000 members within ten minutes of the invitation, three requests each, ask 330 times a second.
  api.addStage('DefaultStage', { autoDeploy: true, throttle: { rateLimit: 1000, burstLimit: 2000 } })
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG1',
    reason:
      'Access logs hold time and address of a request, which would help to pair a member with a ballot.',
  })
  return api
}

/** The API as CloudFront reaches it. */
export function originOf(api: HttpApi): HttpOrigin {
  const { region, urlSuffix } = Stack.of(api)
  return new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`)
}

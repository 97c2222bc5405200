/** A function's routes on its door; whoever it must know, it asks itself. */
import { Validations } from 'aws-cdk-lib'
import { type HttpApi, type HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'

export function addRoutes(
  scope: Construct,
  lambda: IFunction,
  name: string,
  routes: readonly string[],
  api: HttpApi,
): void {
  const integration = new HttpLambdaIntegration(`${name}-integration`, lambda)
  for (const key of routes) {
    const [method, path] = key.split(' ') as [HttpMethod, `/${string}`]
    const route = new HttpRoute(scope, `${name} ${key}`, {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, method),
      integration,
    })
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The function checks session, link or blind credential; the box must not learn who asks.',
    })
  }
}

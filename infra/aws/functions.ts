/** Every function of the parts list, behind its door, on its schedule or at its queue. */
import { join } from 'node:path'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnEventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { functions } from '../parts.ts'
import type { Tables } from './data.ts'
import type { Queues } from './delivery.ts'
import type { Deployment } from './deployment.ts'
import type { Doors } from './doors.ts'
import type { Identity } from './identity.ts'
import { lambdaOf } from './lambda.ts'
import { root } from './root.ts'
import { addRoutes } from './routes.ts'
import { Scheduler } from './schedules.ts'
import { settingsOf } from './settings.ts'
import { upgradeBefore } from './upgrade.ts'
import { versionOf } from './version.ts'

interface Behind extends StackProps {
  tables: Tables
  queues: Queues
  doors: Doors
  /** Missing where the organisation brings a provider of its own. */
  identity?: Identity | undefined
  deployment: Deployment
  /** Folder with one folder of code per function. */
  bundles: string
  sourceMaps: string | undefined
}

export class FunctionsStack extends Stack {
  /** Those that run on their own; of an upgrade CloudFormation tells how it went. */
  readonly lambdas: ReadonlyMap<string, Lambda>
  readonly tallyLog: LogGroup
  readonly undelivered: Queue

  constructor(scope: Construct, id: string, behind: Behind) {
    const { tables, queues, doors, identity, deployment, bundles, sourceMaps, ...props } = behind
    super(scope, id, { ...props, description: 'Quorum: functions, routes and schedules' })
    const version = versionOf(bundles)
    const settings = settingsOf(this, { doors, deployment, identity, version })
    if (sourceMaps) this.archive(join(root, sourceMaps, version))
    const scheduler = new Scheduler(this)
    const made = new Map<string, Lambda>()
    const logs = new Map<string, LogGroup>()
    let upgrade: Lambda | undefined
    for (const { needs } of functions) {
      const { lambda, logGroup } = lambdaOf(this, needs, { tables, queues, settings, bundles })
      logs.set(needs.name, logGroup)
      const { trigger } = needs
      if (trigger.kind === 'deployment') {
        upgrade = lambda
        continue
      }
      made.set(needs.name, lambda)
      if (trigger.kind === 'http')
        addRoutes(this, lambda, needs.name, trigger.routes, doors[trigger.origin].api)
      else if (trigger.kind === 'schedule') scheduler.every(trigger.every, lambda, needs.name)
      else
        new CfnEventSourceMapping(this, `${needs.name}-queue`, {
          eventSourceArn: queues.get(trigger.queue)!.queueArn,
          functionName: lambda.functionName,
          batchSize: trigger.batch,
          functionResponseTypes: ['ReportBatchItemFailures'],
          // A mail server that is asked by everybody at once refuses everybody.
          scalingConfig: { maximumConcurrency: 4 },
        })
    }
    if (upgrade) upgradeBefore(this, upgrade, settings('QUORUM_VERSION'), [...made.values()])
    this.lambdas = made
    this.tallyLog = logs.get('tally')!
    this.undelivered = scheduler.undelivered
  }

  /** Beside the bundles in CDK's own bucket, which keeps those of earlier versions too; `npm run stack` reads a trace by them. */
  private archive(path: string): void {
    const { s3ObjectUrl } = new Asset(this, 'SourceMaps', { path })
    new CfnOutput(this, 'SourceMapsOf', { value: s3ObjectUrl, description: 'Source maps of this version' })
  }
}

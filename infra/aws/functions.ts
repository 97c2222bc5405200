/** Every function of the parts list, behind its door, on its schedule or at its queue. */
import { Stack } from 'aws-cdk-lib'
import { CfnEventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { functions } from '../parts.ts'
import type { Tables } from './data.ts'
import type { Queues } from './delivery.ts'
import type { Doors } from './doors.ts'
import type { Identity } from './identity.ts'
import { lambdaOf } from './lambda.ts'
import { addRoutes } from './routes.ts'
import { Scheduler } from './schedules.ts'
import { settingsOf } from './settings.ts'
import { upgradeBefore } from './upgrade.ts'
import { versionOf } from './version.ts'

interface Behind {
  tables: Tables
  queues: Queues
  doors: Doors
  identity: Identity | string
  /** Folder with one folder of code per function. */
  bundles: string
}

export class FunctionsStack extends Stack {
  constructor(scope: Construct, id: string, { tables, queues, doors, identity, bundles }: Behind) {
    super(scope, id, { description: 'Quorum: functions, routes and schedules' })
    const settings = settingsOf(this, doors, identity, versionOf(bundles))
    const scheduler = new Scheduler(this)
    const others: Lambda[] = []
    let upgrade: Lambda | undefined
    for (const { needs } of functions) {
      const lambda = lambdaOf(this, needs, { tables, queues, settings, bundles })
      const { trigger } = needs
      if (trigger.kind === 'deployment') {
        upgrade = lambda
        continue
      }
      others.push(lambda)
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
    if (upgrade) upgradeBefore(this, upgrade, settings('QUORUM_VERSION'), others)
  }
}

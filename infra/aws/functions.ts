/** Every function of the parts list, behind its door or on its schedule. */
import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { functions } from '../parts.ts'
import type { Tables } from './data.ts'
import type { Doors } from './doors.ts'
import { lambdaOf } from './lambda.ts'
import { addRoutes } from './routes.ts'
import { Scheduler } from './schedules.ts'
import { settingsOf } from './settings.ts'

interface Behind {
  tables: Tables
  doors: Doors
  /** Folder with one folder of code per function. */
  bundles: string
}

export class FunctionsStack extends Stack {
  constructor(scope: Construct, id: string, { tables, doors, bundles }: Behind) {
    super(scope, id, { description: 'Quorum: functions, routes and schedules' })
    const settings = settingsOf(this, doors)
    const scheduler = new Scheduler(this)
    for (const { needs } of functions) {
      const lambda = lambdaOf(this, needs, { tables, settings, bundles })
      const { trigger } = needs
      if (trigger.kind === 'http')
        addRoutes(this, lambda, needs.name, trigger.routes, doors[trigger.origin].api)
      else scheduler.every(trigger.every, lambda, needs.name)
    }
  }
}

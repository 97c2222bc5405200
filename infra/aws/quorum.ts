/** The whole application as stacks: what is kept, the two front doors, the queues, and the functions behind them. */
import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { DataStack } from './data.ts'
import { DeliveryStack } from './delivery.ts'
import { FunctionsStack } from './functions.ts'
import { WebStack } from './web.ts'

export interface Built {
  /** Folder with one folder of code per function. */
  bundles: string
  /** Folder with the pages as the application's origin serves them. */
  pages: string
}

export interface Stacks {
  data: DataStack
  web: WebStack
  delivery: DeliveryStack
  functions: FunctionsStack
}

export function quorum(app: App, { bundles, pages }: Built): Stacks {
  const data = new DataStack(app, 'Quorum-Data')
  const web = new WebStack(app, 'Quorum-Web', pages)
  const delivery = new DeliveryStack(app, 'Quorum-Delivery')
  const functions = new FunctionsStack(app, 'Quorum-Functions', {
    tables: data.tables,
    queues: delivery.queues,
    doors: web.doors,
    bundles,
  })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { data, web, delivery, functions }
}

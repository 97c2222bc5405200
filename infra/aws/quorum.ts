/** The whole application as stacks: what is kept, the two front doors, and the functions behind them. */
import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { DataStack } from './data.ts'
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
  functions: FunctionsStack
}

export function quorum(app: App, { bundles, pages }: Built): Stacks {
  const data = new DataStack(app, 'Quorum-Data')
  const web = new WebStack(app, 'Quorum-Web', pages)
  const functions = new FunctionsStack(app, 'Quorum-Functions', {
    tables: data.tables,
    doors: web.doors,
    bundles,
  })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { data, web, functions }
}

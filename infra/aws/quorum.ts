/** The whole application as stacks: what is kept, the two front doors, who people are, the queues, and the functions. */
import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { DataStack } from './data.ts'
import { DeliveryStack } from './delivery.ts'
import { FunctionsStack } from './functions.ts'
import { IdentityStack } from './identity.ts'
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
  /** Missing where the context names an issuer of the organisation. */
  identity?: IdentityStack
  functions: FunctionsStack
}

export function quorum(app: App, { bundles, pages }: Built): Stacks {
  const data = new DataStack(app, 'Quorum-Data')
  const web = new WebStack(app, 'Quorum-Web', pages)
  const delivery = new DeliveryStack(app, 'Quorum-Delivery')
  const issuer = issuerOf(app)
  const identity = issuer ? undefined : new IdentityStack(app, 'Quorum-Identity', web.doors.app.origin)
  const functions = new FunctionsStack(app, 'Quorum-Functions', {
    tables: data.tables,
    queues: delivery.queues,
    doors: web.doors,
    identity: issuer ?? identity!.identity,
    bundles,
  })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { data, web, delivery, functions, ...(identity && { identity }) }
}

/** @throws where the context names something else than an https URL */
function issuerOf(app: App): string | undefined {
  const issuer: unknown = app.node.tryGetContext('issuer')
  if (issuer === undefined) return undefined
  if (typeof issuer !== 'string' || !/^https:\/\/[^\s?#]+$/.test(issuer))
    throw new Error('The context "issuer" is the https:// URL of an OpenID Connect provider.')
  return issuer
}

/** The whole application as stacks: what is kept, the two front doors, who people are, the queues, the functions, and who watches. */
import { type App, type StackProps, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { DataStack } from './data.ts'
import { DeliveryStack } from './delivery.ts'
import { readDeployment } from './deployment.ts'
import { FunctionsStack } from './functions.ts'
import { IdentityStack } from './identity.ts'
import { hereOnAws, RateStack } from './rate.ts'
import { WatchStack } from './watch.ts'
import { WebStack } from './web.ts'

export interface Built {
  /** Folder with one folder of code per function. */
  bundles: string
  /** Folder with the pages as the application's origin serves them. */
  pages: string
  /** Folder with one folder of source maps per version; none are archived without it. */
  sourceMaps?: string
}

export interface Stacks {
  data: DataStack
  web: WebStack
  delivery: DeliveryStack
  /** Missing where the organisation brings a provider of its own. */
  identity?: IdentityStack
  functions: FunctionsStack
  watch: WatchStack
  /** Only where addresses are counted. */
  rate?: RateStack
}

/** @throws where the settings of the deployment are wrong */
export function quorum(app: App, { bundles, pages, sourceMaps }: Built): Stacks {
  const deployment = readDeployment(app)
  const { addressRate, domains, signIn } = deployment
  // What lies in another region can be named only from a known one.
  const env = addressRate === undefined ? undefined : hereOnAws()
  const common: StackProps = env ? { env, crossRegionReferences: true } : {}
  const rate = env && new RateStack(app, 'Quorum-Rate', { limit: addressRate!, account: env.account })
  const data = new DataStack(app, 'Quorum-Data', common)
  const web = new WebStack(app, 'Quorum-Web', { ...common, pages, domains, webAcl: rate?.webAcl })
  const delivery = new DeliveryStack(app, 'Quorum-Delivery', common)
  const identity =
    signIn.issuer === undefined
      ? new IdentityStack(app, 'Quorum-Identity', web.doors.app.origin, common)
      : undefined
  const functions = new FunctionsStack(app, 'Quorum-Functions', {
    ...common,
    tables: data.tables,
    queues: delivery.queues,
    doors: web.doors,
    identity: identity?.identity,
    deployment,
    bundles,
    sourceMaps,
  })
  const watch = new WatchStack(app, 'Quorum-Watch', {
    ...common,
    lambdas: functions.lambdas,
    tallyLog: functions.tallyLog,
    messages: delivery.queues.get('messages')!,
    deadLetters: [delivery.queues.get('undeliverable')!, functions.undelivered],
    deployment,
  })
  Tags.of(app).add('application', 'quorum')
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return { data, web, delivery, functions, watch, ...(identity && { identity }), ...(rate && { rate }) }
}

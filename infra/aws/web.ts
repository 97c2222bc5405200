/** What browsers see: two origins of their own, the pages on the first, the ballot box on the second. */
import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { appDistribution } from './app-distribution.ts'
import { boxDistribution } from './box-distribution.ts'
import { type Doors, httpApi } from './doors.ts'
import { deployPages, pageBucket } from './page-bucket.ts'

export class WebStack extends Stack {
  readonly doors: Doors

  constructor(scope: Construct, id: string, pages: string) {
    super(scope, id, { description: 'Quorum: origins and pages' })
    const box = httpApi(this, 'BoxApi', 'Quorum: ballot box')
    const boxOrigin = `https://${boxDistribution(this, box).distributionDomainName}`
    const app = httpApi(this, 'AppApi', 'Quorum: application')
    const bucket = pageBucket(this)
    const appOrigin = `https://${appDistribution(this, { api: app, bucket, boxOrigin }).distributionDomainName}`
    deployPages(this, { bucket, boxOrigin, pages })
    this.doors = { app: { api: app, origin: appOrigin }, box: { api: box, origin: boxOrigin } }
    new CfnOutput(this, 'AppOrigin', { value: appOrigin, description: 'The application' })
    new CfnOutput(this, 'BoxOrigin', { value: boxOrigin, description: 'The ballot box' })
  }
}

/** What browsers see: two origins of their own, the pages on the first, the ballot box on the second. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { appDistribution } from './app-distribution.ts'
import { boxDistribution } from './box-distribution.ts'
import type { Deployment } from './deployment.ts'
import type { OwnDomain } from './distribution.ts'
import { type Doors, httpApi } from './doors.ts'
import { deployPages, pageBucket } from './page-bucket.ts'

interface Parts extends StackProps {
  /** Folder with the pages. */
  pages: string
  domains?: Deployment['domains']
  /** ARN of what counts addresses. */
  webAcl?: string | undefined
}

const own = (domains: Deployment['domains'], door: 'app' | 'box'): OwnDomain | undefined =>
  domains && { host: domains[door], certificate: domains.certificate }

export class WebStack extends Stack {
  readonly doors: Doors

  constructor(scope: Construct, id: string, { pages, domains, webAcl, ...props }: Parts) {
    super(scope, id, {
      ...props,
      description: 'Quorum: origins and pages; the bucket of pages outlives cdk destroy',
    })
    const box = httpApi(this, 'BoxApi', 'Quorum: ballot box')
    const boxDoor = boxDistribution(this, { api: box, own: own(domains, 'box'), webAcl })
    const boxOrigin = `https://${domains?.box ?? boxDoor.distributionDomainName}`
    const app = httpApi(this, 'AppApi', 'Quorum: application')
    const bucket = pageBucket(this)
    const appDoor = appDistribution(this, { api: app, bucket, boxOrigin, own: own(domains, 'app'), webAcl })
    const appOrigin = `https://${domains?.app ?? appDoor.distributionDomainName}`
    deployPages(this, { bucket, boxOrigin, pages })
    this.doors = { app: { api: app, origin: appOrigin }, box: { api: box, origin: boxOrigin } }
    new CfnOutput(this, 'AppOrigin', { value: appOrigin, description: 'The application' })
    if (domains)
      for (const [name, door] of [
        ['App', appDoor],
        ['Box', boxDoor],
      ] as const)
        new CfnOutput(this, `${name}Alias`, {
          value: door.distributionDomainName,
          description: `Where the CNAME (or alias) of ${domains[name === 'App' ? 'app' : 'box']} leads`,
        })
    new CfnOutput(this, 'KeptWhenDestroyed', {
      value: bucket.bucketName,
      description: 'The bucket of pages stays after cdk destroy: empty it and delete it by hand',
    })
    new CfnOutput(this, 'BoxOrigin', { value: boxOrigin, description: 'The ballot box' })
  }
}

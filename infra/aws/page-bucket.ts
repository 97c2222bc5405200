/** The private bucket of pages, and what is put in it: hashed assets for good, pages and config.json to be asked again. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { placeOf } from './place.ts'

export function pageBucket(scope: Construct): IBucket {
  const bucket = new Bucket(scope, 'Pages', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
  })
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Access logs hold time and address of whoever opens the answer page.',
  })
  // CDK's own class misses its interface by an optional property under exactOptionalPropertyTypes.
  return bucket as IBucket
}

interface Deployment {
  bucket: IBucket
  boxOrigin: string
  /** Folder with the pages as the application’s origin serves them. */
  pages: string
}

export function deployPages(scope: Construct, { bucket, boxOrigin, pages }: Deployment): void {
  const logGroup = new LogGroup(scope, 'PageDeploymentLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const assets = ['assets/*', 'answer/assets/*']
  // Nothing is pruned: a page that is open keeps finding the assets it was built with.
  const common = { destinationBucket: bucket, prune: false, logGroup, memoryLimit: 512 }
  // First what the pages name, then the pages. The deployment made first owns CDK’s copying function.
  const named = new BucketDeployment(scope, 'PageAssets', {
    ...common,
    sources: [Source.asset(pages)],
    exclude: ['*'],
    include: assets,
    cacheControl: [
      CacheControl.setPublic(),
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
    ],
  })
  const files = new BucketDeployment(scope, 'PageFiles', {
    ...common,
    sources: [Source.asset(pages), Source.jsonData('config.json', { box: boxOrigin })],
    exclude: assets,
    cacheControl: [CacheControl.noCache()],
  })
  files.node.addDependency(named)
  acknowledgeDeployer(files.handlerRole, bucket)
}

/** CDK’s own function copies the files; it and its role are as CDK makes them. */
function acknowledgeDeployer(role: IRole, bucket: IBucket): void {
  const pages = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)
  const place = placeOf(bucket)
  const reason = 'CDK’s deployment of files: it reads CDK’s own assets and writes the bucket of public pages.'
  const findings = [
    'L1',
    'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...['GetObject', 'GetBucket', 'List', 'DeleteObject', 'Abort'].map((name) => `IAM5[Action::s3:${name}*]`),
    `IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${place.account}-${place.region}/*]`,
    `IAM5[Resource::<${pages}.Arn>/*]`,
  ]
  for (const finding of findings)
    Validations.of(role.node.scope!).acknowledge({ id: `AwsSolutions-${finding}`, reason })
}

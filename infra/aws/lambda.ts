/** One function: its code, its log group, its role, its settings; nothing that its needs.ts does not name. */
import { join } from 'node:path'
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Needs, QueueName, TableName } from '../../functions/platform/needs.ts'
import type { Tables } from './data.ts'
import type { Queues } from './delivery.ts'
import { grant, keysPrefix } from './grants.ts'
import type { Settings } from './settings.ts'

interface Surroundings {
  tables: Tables
  queues: Queues
  settings: Settings
  bundles: string
}

export function lambdaOf(
  stack: Stack,
  needs: Needs,
  { tables, queues, settings, bundles }: Surroundings,
): { lambda: Lambda; logGroup: LogGroup } {
  const { name, quiet = false } = needs
  const logGroup = new LogGroup(stack, `${name}-log`, {
    // The box's few lines, errors and counts, go with what they speak of.
    retention: quiet ? RetentionDays.ONE_WEEK : RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  const role = new Role(stack, `${name}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  )
  grant(role, needs, { tables, queues })
  const used = Object.keys(needs.tables) as TableName[]
  const usedQueues = Object.keys(needs.queues ?? {}) as QueueName[]
  const lambda = new Lambda(stack, name, {
    description: `Quorum: ${needs.purpose}`,
    code: Code.fromAsset(join(bundles, name)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: needs.memory,
    timeout: Duration.seconds(needs.timeout),
    ...(needs.reserved === undefined ? {} : { reservedConcurrentExecutions: needs.reserved }),
    environment: {
      ...Object.fromEntries(
        used.map((table) => [`TABLE_${table.toUpperCase()}`, tables.get(table)!.tableName]),
      ),
      ...Object.fromEntries(
        usedQueues.map((queue) => [`QUEUE_${queue.toUpperCase()}`, queues.get(queue)!.queueUrl]),
      ),
      KEYS_PREFIX: keysPrefix,
      ...Object.fromEntries(needs.environment.map((setting) => [setting, settings(setting)])),
    },
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // START, END and REPORT carry the time of a call: at the box, the time of a ballot.
    systemLogLevelV2: quiet ? SystemLogLevel.WARN : SystemLogLevel.INFO,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
  })
  return { lambda, logGroup }
}

/**
 * Where the tables are: in the engine of an instance of this machine, which is asked for them with its owner's token, or in
 * AWS, with the credentials of whoever runs the command. The same client speaks to both.
 */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { clientConfig } from '../../local/engine.ts'
import { CommandError, misused, unreachable } from '../command-error.ts'
import { connect } from '../connection.ts'
import { type BackedUp, backedUp } from './partitions.ts'

export interface Place {
  client: DynamoDBClient
  tables: Record<BackedUp, string>
  now: Date
  /** What is said of it. */
  name: string
}

export interface PlaceFlags {
  data: string
  aws: boolean
  stack: string
  tables: string[] | undefined
}

export async function placeOf({ data, aws, stack, tables: named }: PlaceFlags): Promise<Place> {
  if (!aws) {
    const here = await connect(data)
    const { endpoint, tables, now } = await here.ask<{
      endpoint: string
      tables: Record<BackedUp, string>
      now: string
    }>('/tables')
    return {
      client: new DynamoDBClient({ ...clientConfig(endpoint), maxAttempts: 5 }),
      tables,
      now: new Date(now),
      name: data,
    }
  }
  const client = new DynamoDBClient({ retryMode: 'adaptive', maxAttempts: 10 })
  const tables = named ? namedTables(named) : await tablesOfStack(stack)
  return { client, tables, now: new Date(), name: named ? 'these tables' : `the stack ${stack}` }
}

function namedTables(named: string[]): Record<BackedUp, string> {
  const pairs = new Map(named.map((pair) => pair.split('=', 2) as [string, string | undefined]))
  return Object.fromEntries(
    backedUp.map((table) => {
      const name = pairs.get(table)
      if (!name || pairs.size !== backedUp.length)
        throw misused('Name the three tables: --tables directory=…,results=…,commons=….')
      return [table, name]
    }),
  ) as Record<BackedUp, string>
}

/** From the outputs that infra/aws/data.ts gives the stack. */
async function tablesOfStack(StackName: string): Promise<Record<BackedUp, string>> {
  const { Stacks = [] } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName }))
  const outputs = new Map((Stacks[0]?.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]))
  return Object.fromEntries(
    backedUp.map((table) => {
      const name = outputs.get(`Table${table[0]!.toUpperCase()}${table.slice(1)}`)
      if (!name)
        throw new CommandError(
          `The stack ${StackName} does not say which table is ${table}. Deploy it with this version, or name the tables with --tables.`,
        )
      return [table, name]
    }),
  ) as Record<BackedUp, string>
}

/** What AWS refused or did not answer, in its own words, which name no item; another error as it is. */
export function inAws(error: unknown): unknown {
  const { name, message, $metadata } = error as Error & { $metadata?: object }
  if (/Credentials|Timeout|ENOTFOUND|ECONNREFUSED|Region is missing/.test(`${name} ${message}`))
    return unreachable(`AWS cannot be reached: ${message}`)
  return $metadata ? new CommandError(`AWS refused: ${message}`) : error
}

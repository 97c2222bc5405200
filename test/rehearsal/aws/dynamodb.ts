/** DynamoDB: the embedded engine, reached only with the actions, tables and leading keys that a policy names; every unit counted. */
import type { Json } from '../templates.ts'
import { AwsError, type Needed, type Request, type Service } from './door.ts'

export interface Units {
  reads: number
  writes: number
}

interface Options {
  /** Of the engine. */
  endpoint: string
  /** How many requests to a table are still to fail. */
  ailing: Map<string, number>
  arnOf(table: string): string
  count(table: string, operation: string, units: Units): void
}

const writing = /^(Put|Update|Delete|BatchWrite)/

const keyOf = (item: Json): string => item.pk.S

/** Partition keys of a request: IAM asks each of them against the pattern (`dynamodb:LeadingKeys`). */
function leadingKeys(operation: string, body: Json): [table: string, keys: string[]][] {
  switch (operation) {
    case 'GetItem':
    case 'DeleteItem':
    case 'UpdateItem':
      return [[body.TableName, [keyOf(body.Key)]]]
    case 'PutItem':
      return [[body.TableName, [keyOf(body.Item)]]]
    case 'Query': {
      const {
        KeyConditionExpression = '',
        ExpressionAttributeValues: values,
        ExpressionAttributeNames: names,
      } = body
      const [, name, value] = /(?:^|AND )\(?(#?\w+) = (:\w+)/.exec(KeyConditionExpression) ?? []
      if (!value || (names?.[name!] ?? name) !== 'pk')
        throw new AwsError('ValidationException', 'Which partition?')
      return [[body.TableName, [values[value].S]]]
    }
    case 'BatchWriteItem':
      return Object.entries<Json>(body.RequestItems).map(([table, writes]) => [
        table,
        writes.map(({ PutRequest, DeleteRequest }: Json) => keyOf(PutRequest?.Item ?? DeleteRequest.Key)),
      ])
    case 'BatchGetItem':
      return Object.entries<Json>(body.RequestItems).map(([table, { Keys }]) => [table, Keys.map(keyOf)])
    // Without a partition: a condition on leading keys holds, since there is none that does not fit.
    case 'Scan':
    case 'DescribeTable':
      return [[body.TableName, []]]
    default:
      throw new AwsError('UnknownOperationException', `The rehearsal knows no ${operation}.`)
  }
}

export function dynamoDb({ endpoint, ailing, arnOf, count }: Options): Service {
  return {
    needs: ({ operation, body }): Needed[] =>
      leadingKeys(operation, body).map(([table, keys]) => ({
        action: `dynamodb:${operation}`,
        resource: arnOf(table),
        context: { 'dynamodb:LeadingKeys': keys },
      })),
    async answer({ operation, body, headers }: Request) {
      const left = ailing.get(body.TableName) ?? 0
      if (left > 0) {
        ailing.set(body.TableName, left - 1)
        throw new AwsError('InternalServerError', 'Try again.', 500)
      }
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': String(headers['x-amz-target']),
          authorization: String(headers.authorization),
          'x-amz-date': String(headers['x-amz-date']),
        },
        body: JSON.stringify({ ...body, ReturnConsumedCapacity: 'TOTAL' }),
      })
      const { ConsumedCapacity, ...answer } = (await response.json()) as Json
      if (!response.ok) {
        const code = String(answer.__type).split('#').at(-1)!
        // A condition that failed was written all the same, as far as the bill goes.
        if (code === 'ConditionalCheckFailedException')
          count(body.TableName, operation, { reads: 0, writes: 1 })
        throw new AwsError(code, answer.message ?? answer.Message, response.status)
      }
      for (const { TableName, CapacityUnits } of [ConsumedCapacity ?? []].flat())
        count(
          TableName,
          operation,
          writing.test(operation) ? { reads: 0, writes: CapacityUnits } : { reads: CapacityUnits, writes: 0 },
        )
      return { body: answer }
    },
  }
}

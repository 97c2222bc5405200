/** Least privilege on this machine too: a function's clients refuse whatever its needs.ts does not name. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type {
  KeyAction,
  KeyStore,
  Needs,
  Queue,
  QueueAction,
  QueueName,
  Table,
  TableAction,
  TableName,
} from '../../functions/platform/needs.ts'
import { clientConfig } from './engine.ts'

class AccessDenied extends Error {
  override name = 'AccessDeniedException'
}

/** `*` stands for one or more characters, as in an IAM pattern. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(text)

interface Input {
  TableName?: string
  Item?: Record<string, unknown>
  Key?: Record<string, unknown>
  KeyConditionExpression?: string
  ExpressionAttributeValues?: Record<string, unknown>
  RequestItems?: Record<string, Write[] | { Keys?: Item[] }>
}
type Write = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }
type Item = Record<string, unknown>

const stringOf = (value: unknown): string =>
  typeof value === 'string' ? value : String((value as { S?: string } | undefined)?.S ?? '')

/** Table and partition keys that a request touches. */
function touched(input: Input): { table: string; keys: string[] }[] {
  if (input.RequestItems)
    return Object.entries(input.RequestItems).map(([table, requests]) => ({
      table,
      keys: (Array.isArray(requests) ? requests.map(keyOfWrite) : (requests.Keys ?? [])).map((key) =>
        stringOf(key?.pk),
      ),
    }))
  const key = input.Item?.pk ?? input.Key?.pk ?? partitionOf(input)
  return [{ table: input.TableName ?? '', keys: [stringOf(key)] }]
}

const keyOfWrite = ({ PutRequest, DeleteRequest }: Write): Item | undefined =>
  PutRequest?.Item ?? DeleteRequest?.Key

/** The value that a query's condition gives to pk; none where it is written in any other way than "pk = :value". */
function partitionOf({ KeyConditionExpression = '', ExpressionAttributeValues }: Input): unknown {
  const [, value] = /^pk = (:\w+)( AND |$)/.exec(KeyConditionExpression) ?? []
  return value && ExpressionAttributeValues?.[value]
}

/** A document client that may do to `table` what `needs` grants, and nothing else. */
export function grantedTable(needs: Needs, table: TableName, name: string, endpoint: string): Table {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...clientConfig(endpoint), maxAttempts: 5 }),
    { marshallOptions: { removeUndefinedValues: true } },
  )
  const grants = needs.tables[table] ?? []
  const allowed = (action: TableAction, key: string) =>
    grants.some(
      ({ actions, leadingKeys }) =>
        actions.includes(action) && (!leadingKeys || leadingKeys.some((pattern) => matches(pattern, key))),
    )
  client.middlewareStack.add(
    (next, context) => (args) => {
      const action = String(context.commandName).replace(/Command$/, '') as TableAction
      for (const { table: asked, keys } of touched(args.input as Input))
        if (asked !== name || !keys.every((key) => allowed(action, key)))
          throw new AccessDenied(`${needs.name} may not ${action} this of ${table}`)
      return next(args)
    },
    { step: 'initialize', name: 'grants', priority: 'high' },
  )
  return { client, name }
}

export function grantedKeys(needs: Needs, keys: KeyStore): KeyStore {
  const check = (action: KeyAction, path: string) => {
    const granted = Object.entries(needs.keys).some(
      ([pattern, actions]) => actions.includes(action) && matches(pattern, path),
    )
    if (!granted) throw new AccessDenied(`${needs.name} may not ${action} this key`)
  }
  return {
    async put(path, value) {
      check('PutParameter', path)
      return keys.put(path, value)
    },
    async get(path) {
      check('GetParameter', path)
      return keys.get(path)
    },
    async list(folder) {
      check('GetParametersByPath', folder)
      return keys.list(folder)
    },
    async delete(paths) {
      for (const path of paths) check('DeleteParameters', path)
      await keys.delete(paths)
    },
  }
}

export function grantedQueue(needs: Needs, name: QueueName, queue: Queue): Queue {
  const check = (...actions: QueueAction[]) => {
    for (const action of actions)
      if (!needs.queues?.[name]?.includes(action))
        throw new AccessDenied(`${needs.name} may not ${action} of the queue ${name}`)
  }
  return {
    async send(messages) {
      check('SendMessage')
      await queue.send(messages)
    },
    async count() {
      check('GetQueueAttributes')
      return queue.count()
    },
    async take(most) {
      check('ReceiveMessage', 'DeleteMessage')
      return queue.take(most)
    },
  }
}

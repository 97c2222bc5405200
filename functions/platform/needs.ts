/** What a function may do, as plain data: CDK makes its IAM statements from it, the local runner enforces it. */

import type { QueueName, TableName } from './runtime.ts'

export type TableAction =
  | 'GetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query'
  | 'BatchWriteItem'
  | 'BatchGetItem'

export type KeyAction = 'GetParameter' | 'GetParametersByPath' | 'PutParameter' | 'DeleteParameters'

export type QueueAction =
  | 'SendMessage'
  | 'ReceiveMessage'
  | 'DeleteMessage'
  | 'ChangeMessageVisibility'
  | 'GetQueueAttributes'

export interface Needs {
  name: string
  /** What it is for, in one line. */
  purpose: string
  trigger:
    | { kind: 'http'; origin: 'app' | 'box'; routes: `${'GET' | 'POST' | 'ANY'} /${string}`[] }
    | { kind: 'schedule'; every: string }
    /** `batch`: messages at a time at most. */
    | { kind: 'queue'; queue: QueueName; batch: number }
    /** Once a deployment, before any other function gets its new code; on one machine at each start. */
    | { kind: 'deployment' }
  memory: number
  /** Seconds. */
  timeout: number
  /** Instances that are kept for it, whatever floods the others, and the most that it gets. */
  reserved?: number
  /** Exact actions per table; `leadingKeys` narrows them to partition keys (with * at the end). */
  tables: { [table in TableName]?: { actions: TableAction[]; leadingKeys?: string[] }[] }
  queues?: { [queue in QueueName]?: QueueAction[] }
  /** IAM actions of services outside: to whom is decided at run time, so that their resource is any. */
  services?: string[]
  /** Exact actions per path of the key store, `*` for one or more characters. */
  keys: { [path: string]: KeyAction[] }
  /** Names of further settings it reads from its environment. */
  environment: string[]
  /** True for the box: JSON logs at system level WARN, so that no line carries a time of casting. */
  quiet?: boolean
}

export type {
  Again,
  Create,
  KeyStore,
  Part,
  Queue,
  QueueName,
  Received,
  Runtime,
  Table,
  TableName,
} from './runtime.ts'

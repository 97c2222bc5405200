/** What the outside gives a function: tables, keys, time, randomness, log. Lambda and the local runner each make one. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type TableName = 'directory' | 'issuance' | 'ballots' | 'results' | 'commons'

export interface Table {
  client: DynamoDBDocumentClient
  name: string
}

/** Parameter Store, or files of mode 0600. Values are base64url. */
export interface KeyStore {
  /** Writes without overwriting; false when the path exists. */
  put(path: string, value: string): Promise<boolean>
  get(path: string): Promise<string | undefined>
  /** Full paths below a folder. */
  list(folder: string): Promise<string[]>
  /** Deletes the given paths; a missing one is no error. */
  delete(paths: string[]): Promise<void>
}

/** SQS, or a table of this machine's engine. What it carries arrives at least once, in any order. */
export interface Queue {
  /** @param messages with the seconds, 0 to 900, before somebody sees it */
  send(messages: { body: object; after?: number }[]): Promise<void>
  /** How many it holds, about. */
  count(): Promise<number>
  /** Takes some out, of a queue that wakes nobody: each is gone once it is `done`, and comes back if it is not. */
  take(most: number): Promise<{ body: unknown; done(): Promise<void> }[]>
}

/** `messages` wakes the courier; `undeliverable` keeps what it could not even read, for an administrator. */
export type QueueName = 'messages' | 'undeliverable'

/** A message of a queue as a function gets it. */
export interface Received {
  id: string
  body: unknown
  /** How often it was handed out, this time included. */
  attempts: number
}

/** What a function says of itself; never an answer, an address or a secret. */
export interface Log {
  info(message: string, details?: object): void
  warn(message: string, details?: object): void
  error(message: string, details?: object): void
}

export interface Runtime {
  environment: Readonly<Record<string, string | undefined>>
  table(name: TableName): Table
  queue(name: QueueName): Queue
  keys: KeyStore
  now(): Date
  /** Where a demonstration makes weeks pass in minutes, the time of the people who watch; elsewhere it is `now`. */
  wallClock?(): Date
  random(bytes: number): Uint8Array
  log: Log
}

/** What every handler.ts makes of a runtime: an HTTP face, a scheduled one, one that a queue wakes, or one that a deployment does. */
export type Part =
  | { kind: 'http'; fetch(request: Request): Response | Promise<Response> }
  | { kind: 'schedule'; run(event: unknown): Promise<unknown> }
  /** `receive` names those that are to come again, and after how many seconds; all others are done. */
  | { kind: 'queue'; receive(messages: Received[]): Promise<Again[]> }
  | { kind: 'deployment'; run(): Promise<unknown> }

export interface Again {
  id: string
  after: number
}

export type Create = (runtime: Runtime) => Part | Promise<Part>

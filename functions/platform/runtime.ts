/** What the outside gives a function: tables, keys, time, randomness, log. Lambda and the local runner each make one. */
import type { Logger } from '@aws-lambda-powertools/logger'
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

export interface Runtime {
  environment: Readonly<Record<string, string | undefined>>
  table(name: TableName): Table
  keys: KeyStore
  now(): Date
  random(bytes: number): Uint8Array
  log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** What every handler.ts makes of a runtime: an HTTP face or a scheduled one. */
export type Part =
  | { kind: 'http'; fetch(request: Request): Response | Promise<Response> }
  | { kind: 'schedule'; run(event: unknown): Promise<unknown> }

export type Create = (runtime: Runtime) => Part | Promise<Part>

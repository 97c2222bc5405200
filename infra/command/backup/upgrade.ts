/** The migrations of functions/upgrade, loaded by path as Lambda loads a function: an older backup becomes what this version reads. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { DataVersion } from '#shared/operation/data-version.ts'
import type { TableName } from '../../../functions/platform/needs.ts'
import type { BackedUp } from './partitions.ts'
import type { Place } from './place.ts'

const load = <T>(...path: string[]): Promise<T> =>
  import(
    pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'functions', 'upgrade', ...path)).href
  ) as Promise<T>

export const latestVersion = async (): Promise<number> =>
  (await load<{ latest: number }>('migrations', 'migrations.ts')).latest

export async function migrate({ client, tables }: Place, stored: DataVersion): Promise<void> {
  const module = await load<{ migrate(runtime: object, stored: DataVersion): Promise<unknown> }>('upgrade.ts')
  const documents = DynamoDBDocumentClient.from(client)
  await module.migrate(
    {
      table: (name: TableName) => ({ client: documents, name: tables[name as BackedUp] }),
      log: { info: () => {} },
    },
    stored,
  )
}

/** What is read of one round by its id, and all that issuer and box carry of the results zone; where it stands: results.ts. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { getPages } from './pages.ts'
import type { Table } from './runtime.ts'

export type RoundReads = ReturnType<typeof roundReads>

export function roundReads(table: Table) {
  const { client, name: TableName } = table
  return {
    async getRound(id: string): Promise<Round | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { pk: 'rounds', sk: id }, ConsistentRead: true }),
      )
      return Item?.value as Round | undefined
    },
    getManifestBytes: (round: string, hash: string) => getPages(table, `round#${round}`, `manifest#${hash}`),
    async getManifest(round: Round): Promise<Manifest | undefined> {
      return round.manifest
        ? decode(await getPages(table, `round#${round.id}`, `manifest#${round.manifest}`))
        : undefined
    },
    async getReceiptsBytes(round: Round): Promise<Uint8Array | undefined> {
      return round.result ? getPages(table, `round#${round.id}`, `receipts#${round.result}`) : undefined
    },
  }
}

export const decode = <T>(bytes: Uint8Array | undefined): T | undefined =>
  bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)

/** The rounds as the runner sees them: the results store, loaded by path as the functions are, without a grant of its own. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { PublishedRound } from '#shared/published/published.ts'
import type { Manifest } from '#shared/round/manifest.ts'
import type { Round } from '#shared/round/round.ts'
import { clientConfig } from './engine.ts'
import { root } from './parts-here.ts'

interface Store {
  listRounds(): Promise<Round[]>
  getRound(id: string): Promise<Round | undefined>
  getManifest(round: Round): Promise<Manifest | undefined>
  getPublished(round: Round): Promise<PublishedRound | undefined>
}

export interface RoundsHere extends Store {
  /** Whether anything sealed must be kept: a round that is open, closed, or not shredded yet. */
  sealedInUse(): Promise<boolean>
  /** Takes back a round of the demonstration's past that died half way; it was never published. */
  forget(id: string): Promise<void>
}

export const isSealed = ({ state, shredded }: Round): boolean =>
  state === 'open' || state === 'closed' || state === 'published' || (state === 'void' && !shredded)

export async function roundsHere(endpoint: string, name: string): Promise<RoundsHere> {
  const path = pathToFileURL(join(root, 'functions', 'platform', 'results.ts')).href
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)))
  const { resultsStore } = (await import(path)) as { resultsStore(table: object): Store }
  const store = resultsStore({ client, name })
  return {
    ...store,
    getPublished: (round) => store.getPublished(round),
    sealedInUse: async () => (await store.listRounds()).some(isSealed),
    async forget(id) {
      await client.send(new DeleteCommand({ TableName: name, Key: { pk: 'rounds', sk: id } }))
    },
  }
}

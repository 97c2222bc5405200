/**
 * The endpoints to which Quorum posts events. Their signing secrets lie in the key store, each under a version of its own
 * since keys are never overwritten; the record names those that hold.
 * Key in commons: webhooks / <id>; `newest` repeats the version of the newest secret, on which a write can be conditional.
 */
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { WebhookEvent } from '#shared/messages/job.ts'
import { held } from './conditional.ts'
import { queryAll } from './query.ts'
import type { Table } from './runtime.ts'

export interface Endpoint {
  id: string
  url: string
  events: WebhookEvent[]
  paused?: boolean
  created: string
  /** The newest last; `until` an instant, of those that were replaced. */
  secrets: { version: string; until?: string }[]
}

/** A value there is base64url, of which receivers get the usual form by `secretOf`. */
export const webhookKey = (endpoint: string, version: string): string => `/webhook/${endpoint}/${version}`

/** As Standard Webhooks writes a symmetric secret: whsec_ and base64. */
export const secretOf = (key: string): string => `whsec_${Buffer.from(key, 'base64url').toString('base64')}`

/** The versions that sign at an instant. */
export const liveSecrets = ({ secrets }: Endpoint, now: Date): Endpoint['secrets'] =>
  secrets.filter(({ until }) => until === undefined || Date.parse(until) > now.getTime())

export function webhooks(table: Table) {
  const { client, name: TableName } = table
  const keyOf = (id: string) => ({ pk: 'webhooks', sk: id })

  /** False when the endpoint is gone, or is no longer as the condition has it. */
  async function update(
    id: string,
    expression: string,
    values: Record<string, unknown>,
    condition = '',
  ): Promise<boolean> {
    return held(
      client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(id),
          UpdateExpression: expression,
          ConditionExpression: `attribute_exists(pk)${condition}`,
          ExpressionAttributeValues: values,
        }),
      ),
    )
  }

  return {
    async list(): Promise<Endpoint[]> {
      const found = await queryAll(table, 'webhooks', endpointOf)
      return found.toSorted((a, b) => a.created.localeCompare(b.created) || a.id.localeCompare(b.id))
    },
    async get(id: string): Promise<Endpoint | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }))
      return Item && endpointOf(Item)
    },
    async add({ id, ...rest }: Endpoint): Promise<void> {
      const Item = { ...keyOf(id), ...rest, newest: newestOf(rest.secrets) }
      await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }))
    },
    pause: (id: string, paused: boolean) => update(id, 'SET paused = :paused', { ':paused': paused }),
    /** Only if the newest secret is still the one that was read: of two who rotate at once, one is refused. */
    replaceSecrets: ({ id, secrets }: Endpoint, next: Endpoint['secrets']) =>
      update(
        id,
        'SET secrets = :next, newest = :newest',
        { ':next': next, ':newest': newestOf(next), ':before': newestOf(secrets) },
        ' AND newest = :before',
      ),
    async remove(id: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName, Key: keyOf(id) }))
    },
  }
}

const newestOf = (secrets: Endpoint['secrets']) => secrets.at(-1)?.version

function endpointOf({ pk, sk, newest, ...rest }: Record<string, unknown>): Endpoint {
  return { ...rest, id: sk } as Endpoint
}

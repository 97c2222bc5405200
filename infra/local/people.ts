/** The directory as the runner sees it: enough to suggest who signs in, to make links and to say how many there are. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { clientConfig } from './engine.ts'
import { root } from './parts-here.ts'

export interface PersonHere {
  id: string
  name: string
  email: string
}

export interface PeopleHere {
  member(id: string): Promise<PersonHere | undefined>
  find(email: string): Promise<PersonHere | undefined>
  manages(id: string): Promise<boolean>
  /** Eligible members of the directory. */
  count(): Promise<number>
}

type Item = PersonHere & { eligible?: boolean; counts?: Record<string, number> }

/** Reads the engine directly, with the keys of functions/platform/member.ts: this is the owner's machine. */
export async function peopleHere(endpoint: string, TableName: string): Promise<PeopleHere> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoint)))
  const { memberKey } = (await import(
    pathToFileURL(join(root, 'functions', 'platform', 'member.ts')).href
  )) as {
    memberKey(id: string): { pk: string; sk: string }
  }
  const get = async (pk: string, sk: string) =>
    (await client.send(new GetCommand({ TableName, Key: { pk, sk } }))).Item as Item | undefined

  const member = async (id: string) => {
    const { pk, sk } = memberKey(id)
    return get(pk, sk)
  }
  return {
    member,
    async find(email) {
      const found = await get(`email#${email.toLowerCase()}`, 'member')
      return found && member(found.id)
    },
    manages: async (id) => (await get('structure', `team#${id}`)) !== undefined,
    async count() {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :team)',
          ExpressionAttributeValues: { ':pk': 'structure', ':team': 'team#' },
        }),
      )
      const counts = ((page.Items ?? []) as Item[]).flatMap((team) => Object.values(team.counts ?? {}))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

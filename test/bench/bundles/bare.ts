/** The floor: a function of hono and the DynamoDB client that reads and writes one item, and nothing else. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

const TableName = process.env.TABLE_COMMONS
const keyOf = (id: string) => ({ pk: { S: 'bare' }, sk: { S: id } })

/** Made by the first request, as ours are. */
let made: DynamoDBClient | undefined
const client = () => {
  made ??= new DynamoDBClient({ retryMode: 'adaptive', maxAttempts: 6 })
  return made
}

const app = new Hono()

app.get('/items/:id', async (c) => {
  const { Item } = await client().send(new GetItemCommand({ TableName, Key: keyOf(c.req.param('id')) }))
  return c.json(Item ?? null)
})

app.post('/items/:id', async (c) => {
  const Item = { ...keyOf(c.req.param('id')), body: { S: await c.req.text() } }
  await client().send(new PutItemCommand({ TableName, Item }))
  return c.json({ stored: true }, 201)
})

export const handler = handle(app)

/** The floor: a function of hono and the DynamoDB client that reads and writes one item, and nothing else. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

const client = new DynamoDBClient({ retryMode: 'adaptive', maxAttempts: 6 })
const TableName = process.env.TABLE

const app = new Hono()

app.get('/items/:id', async (c) => {
  const Key = { pk: { S: c.req.param('id') } }
  const { Item } = await client.send(new GetItemCommand({ TableName, Key }))
  return c.json(Item ?? null)
})

app.put('/items/:id', async (c) => {
  const Item = { pk: { S: c.req.param('id') }, body: { S: await c.req.text() } }
  await client.send(new PutItemCommand({ TableName, Item }))
  return c.body(null, 204)
})

export const handler = handle(app)

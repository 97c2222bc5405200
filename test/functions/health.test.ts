/** Each function behind HTTP says whether it runs and reaches its database; the others note when they last did their work. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { grantedTable } from '../../infra/local/grants.ts'
import { loadPart, tableNameOf } from '../../infra/local/parts-here.ts'
import { functions } from '../../infra/parts.ts'
import { smallOrganisation } from './organisation.fixture.ts'
import { refusal } from './problem.fixture.ts'
import { appOrigin, hour, monday, startWeek, type Week } from './week.fixture.ts'

const version = '0.1.0+0123456789ab'
const doors = [
  ['api', `${appOrigin}/api/healthz`],
  ['issuer', `${appOrigin}/issue/healthz`],
  ['ballot-box', 'http://box.test/healthz'],
] as const

let week: Week
beforeAll(async () => {
  week = await startWeek({ QUORUM_VERSION: version })
  await week.people(smallOrganisation())
})
afterAll(() => week?.close())

/** A function on another database than the week's. */
async function on(endpoint: string, name: string) {
  const part = await loadPart(name, { ...week.surroundings, endpointOf: () => endpoint })
  if (part.kind !== 'http') throw new Error('it is not asked by HTTP')
  return async (request: Request) => part.fetch(request)
}

async function database(answer: (server: Server) => void): Promise<{ endpoint: string; server: Server }> {
  const server = createServer()
  answer(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const databases: Server[] = []
afterAll(() => {
  for (const server of databases) {
    server.closeAllConnections()
    server.close()
  }
})

describe.each(doors)('%s', (name, address) => {
  it('tells its build and that it reaches its database, to anybody, and nothing else', async () => {
    const written = vi.spyOn(process.stderr, 'write')
    const ask = await on(week.engine.endpoint, name)
    const before = await week.items('results')
    const response = await ask(new Request(address))
    expect([response.status, await response.json()]).toEqual([
      200,
      { function: name, version, database: 'reachable' },
    ])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await week.items('results')).toEqual(before)
    expect(written).not.toHaveBeenCalled()
    written.mockRestore()
  })

  it.each([
    ['refuses', { status: 400, type: 'AccessDeniedException' }],
    ['fails', { status: 500, type: 'InternalServerError' }],
    ['says nothing', null],
  ])(
    'says that a database that %s is out of reach, within seconds, and writes no line',
    async (_, answer) => {
      const { endpoint, server } = await database((one) =>
        one.on('request', (_, response) => {
          if (!answer) return
          response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
          response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${answer.type}` }))
        }),
      )
      databases.push(server)
      const written = vi.spyOn(process.stderr, 'write')
      const ask = await on(endpoint, name)
      const began = performance.now()
      const told = await refusal(
        (headers) => ask(new Request(address, { headers })),
        503,
        'database-unreachable',
      )
      expect(performance.now() - began).toBeLessThan(10_000)
      expect(told).toMatchObject({ function: name, version })
      expect(JSON.stringify(told)).not.toMatch(/quorum-|AccessDenied|127\.0\.0\.1/)
      expect(written).not.toHaveBeenCalled()
      written.mockRestore()
    },
  )

  it('takes no other method', async () => {
    const ask = await on(week.engine.endpoint, name)
    const { status } = await ask(new Request(address, { method: 'DELETE', headers: { origin: appOrigin } }))
    expect(status).toBe(405)
  })
})

describe('the functions that nobody asks', () => {
  const noted = async (table: 'results' | 'commons') =>
    (await week.items(table)).filter(({ pk }) => pk.startsWith('health#'))

  it('note when they last worked, one item each, and no more than that', async () => {
    await week.clock()
    await week.tally()
    week.at(monday + hour)
    await week.clock()
    const item = (name: string, at: number) => ({
      pk: `health#${name}`,
      sk: 'last',
      value: { at: new Date(at).toISOString(), version },
    })
    const byName = (a: { pk: string }, b: { pk: string }) => a.pk.localeCompare(b.pk)
    expect((await noted('results')).toSorted(byName)).toEqual([
      item('clock', monday + hour),
      item('tally', monday),
    ])
    expect(await noted('commons')).toEqual([])
    await week.open()
    await week.clock()
    await week.deliver()
    expect(await noted('commons')).toEqual([item('courier', monday + hour)])
  })

  it.each([
    ['clock', 'tally'],
    ['tally', 'clock'],
  ])('%s may not say that %s worked', async (name, other) => {
    const { needs } = functions.find((one) => one.needs.name === name)!
    const { client } = grantedTable(needs, 'results', tableNameOf('results'), week.engine.endpoint)
    const Item = { pk: `health#${other}`, sk: 'last', value: {} }
    const put = client.send(new PutCommand({ TableName: tableNameOf('results'), Item }))
    await expect(put).rejects.toThrow('may not PutItem')
  })
})

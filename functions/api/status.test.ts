/** What an administrator is told of the installation: who may ask, what is late, what is next, and what cannot be read. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findingsOf } from '#shared/operation/findings.ts'
import type { StatusView } from '#shared/operation/status.ts'
import { grantedTable } from '../../infra/local/grants.ts'
import { noteRun } from '../platform/last-runs.ts'
import { outbox } from '../platform/outbox.ts'
import { changeSchedule } from '../platform/schedule.ts'
import { type Api, importing, organisationOf, startApi, token } from './api.fixture.ts'
import { needs } from './needs.ts'
import { apiRoutes } from './routes.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['D1', '', 'director', ''],
  ['A1', 'D1', 'rep', 'administrator'],
  ['H1', 'D1', 'rep', 'hr'],
])
const minute = 60_000
const start = new Date('2026-11-24T09:00:00Z')

let api: Api
beforeAll(async () => {
  api = await startApi({ QUORUM_VERSION: '0.1.0+aaaaaaaaaaaa', TIME_ZONE: 'Europe/Paris', HOLIDAYS: 'FR' })
  expect((await api.ask('/api/directory/import?version=0', importing(csv))).status).toBe(200)
})
afterAll(() => api?.close())
beforeEach(() => {
  api.time.now = start
})

const asToken = { headers: { authorization: `Bearer ${token}` } }
const asking = async (init: RequestInit = asToken) =>
  (await (await api.ask('/api/status', init)).json()) as StatusView
const commons = () => ({ ...api.directory, name: 'quorum-commons' })
const results = () => ({ ...api.directory, name: 'quorum-results' })
/** As the function itself would note it. */
const ran = (name: 'clock' | 'tally' | 'courier') =>
  noteRun(api.runtime, name === 'courier' ? commons() : results(), name)
const lateOnes = ({ runs }: StatusView) => runs.filter(({ late }) => late).map(({ name }) => name)
const said = (status: StatusView) => findingsOf([], status).map(({ about, says }) => `${about}: ${says}`)

describe('who may ask', () => {
  it('the installation’s token and administrators, nobody else', async () => {
    const statusFor = async (id: string) => {
      const cookie = await api.cookie(sessionCookie, { id })
      return (await api.ask('/api/status', { headers: { cookie } })).status
    }
    expect((await api.ask('/api/status', asToken)).status).toBe(200)
    expect(await Promise.all(['A1', 'H1', 'D1'].map(statusFor))).toEqual([200, 403, 403])
    expect((await api.ask('/api/status')).status).toBe(401)
    const other = { headers: { authorization: 'Bearer another' } }
    expect((await api.ask('/api/status', other)).status).toBe(401)
  })
})

describe('the functions that nobody asks', () => {
  it('have never run at first, and are late once they have not for longer than they may', async () => {
    expect(said(await asking())).toEqual([
      'database: well',
      'clock: never',
      'tally: never',
      'courier: idle',
      'undelivered: well',
      'rounds: none',
    ])
    for (const name of ['clock', 'tally', 'courier'] as const) await ran(name)
    const status = await asking()
    expect(lateOnes(status)).toEqual([])
    expect(status.runs[0]).toEqual({
      name: 'clock',
      last: start.toISOString(),
      version: '0.1.0+aaaaaaaaaaaa',
      late: false,
    })
    api.time.now = new Date(start.getTime() + 5 * minute)
    expect(lateOnes(await asking())).toEqual([])
    api.time.now = new Date(start.getTime() + 5 * minute + 1)
    expect(lateOnes(await asking())).toEqual(['clock'])
    api.time.now = new Date(start.getTime() + 25 * minute + 1)
    expect(lateOnes(await asking())).toEqual(['clock', 'tally'])
  })

  it('the courier is late only while something waits', async () => {
    await ran('courier')
    api.time.now = new Date(start.getTime() + 8 * 60 * minute)
    expect(lateOnes(await asking())).not.toContain('courier')
    await api.queue.send([{ body: { job: 'event' } }])
    const status = await asking()
    expect(status.waiting).toBe(1)
    expect(lateOnes(status)).toContain('courier')
    await ran('courier')
    expect(lateOnes(await asking())).not.toContain('courier')
  })
})

it('counts what was given up', async () => {
  const message = { kind: 'invitation', round: '2026-W48-aaaa', member: 'D1' } as const
  const box = outbox(commons())
  await box.due(message, start)
  await box.claim(message, start)
  await box.bury(message, 'SMTP 550', start)
  expect(await asking()).toMatchObject({ dead: 1, undeliverable: 0 })
  expect(said(await asking())).toContain('undelivered: some')
})

it('tells what is next, and what is overdue', async () => {
  const round = {
    id: '2026-W48-bbbb',
    season: '2026-Q4',
    seasonStarts: '',
    state: 'planned',
    k: 5,
    opens: '2026-11-26T08:00:00.000Z',
    closes: '2026-11-29T22:59:00.000Z',
    announced: '2026-11-29T22:59:00.000Z',
    grace: 600,
  } as const
  await api.results.planRound(round)
  const opens = { what: 'opens', round: round.id, at: round.opens, overdue: false }
  expect((await asking()).ahead).toEqual([opens])
  api.time.now = new Date(Date.parse(round.opens) + 31 * minute)
  expect((await asking()).ahead).toEqual([{ ...opens, overdue: true }])
  expect(said(await asking())).toContain('rounds: late')
  await api.results.moveRound('planned', { ...round, state: 'open' })
  const after = (await asking()).ahead!
  expect(after.map(({ what, at }) => [what, at])).toEqual([
    ['reminds', '2026-11-28T08:00:00.000Z'],
    ['closes', round.closes],
  ])
})

it('a pause is no alarm where nothing is planned', async () => {
  const paused = await startApi()
  try {
    const told = async () => (await (await paused.ask('/api/status', asToken)).json()) as StatusView
    expect(said(await told())).toContain('rounds: none')
    await changeSchedule(paused.runtime, (stored) => ({
      ...stored,
      version: stored.version + 1,
      settings: { ...stored.settings, paused: { until: null } },
    }))
    const [rounds] = findingsOf([], await told()).filter(({ about }) => about === 'rounds')
    expect(rounds).toEqual({ about: 'rounds', state: 'well', says: 'paused' })
  } finally {
    await paused.close()
  }
})

describe('a database that fails', () => {
  let broken: Server
  let endpoint: string
  beforeAll(async () => {
    broken = createServer((_, response) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException' }))
    })
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`
  })
  afterAll(() => broken?.close())

  it.each(['results', 'commons'] as const)('in %s is told, and hides nothing else', async (name) => {
    const one = grantedTable(needs, name, `quorum-${name}`, endpoint)
    const table: Api['runtime']['table'] = (asked) => (asked === name ? one : api.runtime.table(asked))
    const app = apiRoutes({ ...api.runtime, table })
    const status = (await (await app.request('https://quorum.test/api/status', asToken)).json()) as StatusView
    expect(status.tables).toEqual({ directory: true, results: true, commons: true, [name]: false })
    const lost = said(status).filter((line) => line.endsWith('unreachable'))
    expect(lost).toEqual(
      name === 'results'
        ? ['database: unreachable', 'clock: unreachable', 'tally: unreachable', 'rounds: unreachable']
        : ['database: unreachable', 'courier: unreachable', 'undelivered: unreachable'],
    )
    expect(JSON.stringify(status)).not.toMatch(/AccessDenied|quorum-/)
  })
})

describe('the doors', () => {
  const door = (version: string) => ({ name: 'issuer', state: 'reachable', version }) as const

  it('that run another build than the api are named', async () => {
    const status = await asking()
    expect(findingsOf([door(status.version)], status)[0]).toMatchObject({ state: 'well' })
    expect(findingsOf([door('0.0.9')], status)[0]).toEqual({
      about: 'issuer',
      state: 'attention',
      says: 'other',
      values: { version: '0.0.9', expected: status.version },
    })
  })
})

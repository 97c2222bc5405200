/** Channels: administrators switch them on; a secret goes into the key store, and into no answer, table or log. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelsView } from '#shared/messages/settings-view.ts'
import { type Api, importing, startApi } from './api.fixture.ts'
import { type Asking, asking } from './asking.fixture.ts'

const token = 'xoxb-111-222-SECRETtoken'
const hook = 'https://hooks.slack.com/services/T0/B0/SECREThook'
const workflow = 'https://prod-1.westeurope.logic.azure.com/workflows/1?sig=SECRETsig'

let api: Api
let ask: Asking
beforeAll(async () => {
  api = await startApi({ MAIL_FROM: 'Quorum <quorum@x.test>' })
  const csv = [
    'id,name,email,manager,level,language,role,phone',
    'A1,Ada,a1@x.test,,director,en,administrator,+33612345678',
    'H1,Hugo,h1@x.test,A1,rep,fr,hr,',
    'R1,Rose,r1@x.test,A1,rep,fr,,',
    'B1,Bea,b1@x.test,A1,rep,fr,administrator,',
  ].join('\n')
  const imported = await api.ask('/api/directory/import?version=0&levels=director,rep', importing(csv))
  expect(imported.status).toBe(200)
  ask = asking(api)
})
afterAll(() => api?.close())
beforeEach(async () => {
  for (const channel of ['slack-bot', 'slack-webhook', 'teams']) await set(channel, null)
  await ask('A1', '/api/channels/sms', { on: false })
})

const set = (channel: string, secret: string | null) => ask('A1', `/api/channels/${channel}`, { secret })
const view = async () => (await (await ask('A1', '/api/channels')).json()) as ChannelsView
const secretPaths = () => [...api.keys.keys()].filter((path) => path.startsWith('/channel/'))
const takeJob = async () => {
  const [job] = await api.queue.take(1)
  await job?.done()
  return job?.body
}

describe.each([
  ['slack-bot', token, 'slack-token-refused', ['nothing', hook, `${token} `.repeat(2)]],
  [
    'slack-webhook',
    hook,
    'webhook-address-refused',
    ['http://hooks.slack.com/x', 'https://10.0.0.1/x', token],
  ],
  [
    'teams',
    workflow,
    'webhook-address-refused',
    ['https://localhost/x', 'https://u:p@x.example/', 'javascript:1'],
  ],
] as const)('%s', (channel, secret, code, refused) => {
  it('is on with its secret, which is told to nobody, and off without', async () => {
    const response = await set(channel, ` ${secret} `)
    expect(response.status).toBe(200)
    const said = await response.text()
    expect(JSON.parse(said).secrets[channel]).toBe(true)
    expect(said + JSON.stringify(await view())).not.toContain('SECRET')
    expect(secretPaths().map((path) => api.keys.get(path))).toEqual([secret])
    expect(secretPaths()[0]).toMatch(new RegExp(`^/channel/${channel}/[0-9a-f]{16}$`))
    const { client } = api.directory
    const { Items } = await client.send(new ScanCommand({ TableName: 'quorum-commons' }))
    expect(JSON.stringify([Items, api.logged])).not.toContain('SECRET')

    expect((await set(channel, null)).status).toBe(200)
    expect([(await view()).secrets[channel], secretPaths()]).toEqual([false, []])
  })

  it('gets another secret under another version, and the old one is gone', async () => {
    await set(channel, secret)
    const [first] = secretPaths()
    await set(channel, `${secret}2`)
    expect(secretPaths()).toHaveLength(1)
    expect(secretPaths()[0]).not.toBe(first)
    expect(api.keys.get(secretPaths()[0]!)).toBe(`${secret}2`)
  })

  it.each(refused)('refuses %s without repeating it, and keeps what stood', async (wrong) => {
    await set(channel, secret)
    const before = secretPaths()
    const response = await set(channel, wrong)
    const said = await response.text()
    expect(JSON.parse(said)).toMatchObject({ status: 422, code })
    expect(said).not.toContain(wrong)
    expect(secretPaths()).toEqual(before)
  })
})

it('says of nothing but what there is', async () => {
  expect(await view()).toEqual({
    email: { from: 'Quorum <quorum@x.test>' },
    secrets: { 'slack-bot': false, 'slack-webhook': false, teams: false },
    sms: false,
    language: 'fr',
  })
  await ask('A1', '/api/channels/language', { language: 'en' })
  await ask('A1', '/api/channels/sms', { on: true })
  expect(await view()).toMatchObject({ sms: true, language: 'en' })
})

it('loses nothing when several are set at the same time', async () => {
  await Promise.all([
    set('slack-bot', token),
    set('slack-webhook', hook),
    set('teams', workflow),
    ask('A1', '/api/channels/sms', { on: true }),
  ])
  expect(await view()).toMatchObject({
    secrets: { 'slack-bot': true, 'slack-webhook': true, teams: true },
    sms: true,
  })
  expect(secretPaths()).toHaveLength(3)
})

describe('a trial', () => {
  it('goes where the channel leads: to whoever asks, or to the chat', async () => {
    await Promise.all([set('slack-bot', token), set('slack-webhook', hook), set('teams', workflow)])
    await ask('A1', '/api/channels/sms', { on: true })
    for (const [channel, job] of [
      ['slack-bot', { job: 'trial', kind: 'invitation', member: 'A1', language: 'en', channel: 'slack' }],
      ['sms', { job: 'trial', kind: 'invitation', member: 'A1', language: 'en', channel: 'sms' }],
      ['slack-webhook', { job: 'trial-post', channel: 'slack' }],
      ['teams', { job: 'trial-post', channel: 'teams' }],
    ] as const) {
      const { id } = await (await ask('A1', `/api/channels/${channel}/trial`, {})).json()
      expect(await takeJob()).toEqual({ ...job, id })
    }
  })

  it('is refused where the channel is off, or cannot reach whoever asks', async () => {
    for (const channel of ['slack-bot', 'slack-webhook', 'teams', 'sms'])
      expect(await (await ask('A1', `/api/channels/${channel}/trial`, {})).json()).toMatchObject({
        code: 'channel-not-here',
      })
    await ask('A1', '/api/channels/sms', { on: true })
    expect((await ask('B1', '/api/channels/sms/trial', {})).status).toBe(400)
    expect(await takeJob()).toBeUndefined()
  })
})

it.each([
  ['/api/channels', undefined],
  ['/api/channels/slack-webhook', { secret: null }],
  ['/api/channels/sms', { on: true }],
  ['/api/channels/language', { language: 'en' }],
  ['/api/channels/teams/trial', {}],
])('%s is for administrators', async (path, body) => {
  for (const member of ['H1', 'R1'])
    expect(await (await ask(member, path, body)).json()).toMatchObject({ code: 'administrator-only' })
  expect((await api.ask(path, body && { method: 'POST' })).status).toBe(body ? 403 : 401)
  expect((await ask('A1', path, body ? undefined : {})).status).toBe(405)
})

it('knows no other channel, and takes no other form', async () => {
  expect((await set('smtp', 'smtp://x')).status).toBe(404)
  expect((await ask('A1', '/api/channels/email/trial', {})).status).toBe(404)
  for (const [path, body] of [
    ['teams', {}],
    ['teams', { secret: 1 }],
    ['sms', { on: 'yes' }],
    ['language', { language: 'de' }],
  ] as const)
    expect(await (await ask('A1', `/api/channels/${path}`, body)).json()).toMatchObject({
      code: 'body-invalid',
    })
})

/** Messages: what a person may know and decide, by link or signed in; kept through imports, forgotten with the person. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appOrigin, bearer, importing, startApi } from './api.fixture.ts'
import { idOf, last, type Published, startPublished } from './insight.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const current = idOf(48)
const contact = '/api/me/contact'
const silence = '/api/me/contact/silence'

let published: Published
beforeAll(async () => {
  published = await startPublished()
}, 30_000)
afterAll(() => published?.api.close())

const headers = { 'content-type': 'application/json' }
const byLink = (member: string, path: string, body?: object, round = current) =>
  published.api.ask(path, {
    headers: { ...headers, authorization: published.api.link(member, round) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
const signedIn = async (member: string, path: string, body?: object, origin = appOrigin) =>
  published.api.ask(path, {
    headers: { ...headers, origin, cookie: await published.api.cookie(sessionCookie, { id: member }) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
const view = (language: 'fr' | 'en', silent: boolean) => ({
  budget: 2,
  channels: ['email'],
  channel: 'email',
  stopped: false,
  language,
  rounds: [{ id: current, closes: '2026-11-22T22:59:00.000Z', silent }],
})
const stored = async (member: string) => {
  const { client, name } = published.api.directory
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name }))
  return Items.filter(({ pk }) => pk === `contact#${member}`)
}

describe.each([
  ['with a personal link', 'R1', byLink],
  ['signed in', 'R2', signedIn],
] as const)('%s, a person', (_, member, ask) => {
  it('sees how often, by what and in which language Quorum may write, and nothing changed by looking', async () => {
    const response = await ask(member, contact)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toEqual(view('fr', false))
    expect(await stored(member)).toEqual([])
  })

  it('chooses the language, which then holds everywhere; naming none changes nothing', async () => {
    expect(await (await ask(member, contact, { language: 'en' })).json()).toEqual(view('en', false))
    expect(await (await ask(member, contact, {})).json()).toEqual(view('en', false))
    expect(await (await ask(member, contact)).json()).toEqual(view('en', false))
    expect(await (await ask(member, '/api/me')).json()).toMatchObject({ language: 'en' })
    expect((await published.json('R3', '/api/me')).language).toBe('fr')
  })

  it('stops all messages and takes them back, which pins no language and silences no round', async () => {
    for (const stopped of [true, true, false])
      expect(await (await ask(member, contact, { stopped })).json()).toEqual({
        ...view('en', false),
        stopped,
      })
    expect(await (await ask(member, contact, { channel: 'slack' })).json()).toMatchObject({
      code: 'channel-not-here',
    })
  })

  it('is silent about a round with one press, twice is once, and takes it back', async () => {
    for (const silent of [true, true, false, false, true])
      expect(await (await ask(member, silence, { round: current, silent })).json()).toEqual(
        view('en', silent),
      )
    expect(await stored(member)).toEqual([
      { pk: `contact#${member}`, sk: 'choices', language: 'en', stopped: false, silent: new Set([current]) },
    ])
  })

  it('changes nothing by a request that is not a whole POST of its form', async () => {
    expect((await ask(member, silence)).status).toBe(405)
    for (const body of [
      { round: current },
      { silent: true },
      { round: '', silent: false },
      { round: 1, silent: false },
      { round: current, silent: 'no' },
    ])
      expect(await (await ask(member, silence, body)).json()).toMatchObject({ code: 'body-invalid' })
    expect(await (await ask(member, contact, { language: 'de' })).json()).toMatchObject({
      code: 'body-invalid',
    })
    expect(await (await ask(member, contact)).json()).toEqual(view('en', true))
  })
})

describe('a request', () => {
  it('of a page that is not ours, or of nobody, changes nothing', async () => {
    const refused = await signedIn('R2', silence, { round: current, silent: false }, 'https://evil.test')
    expect(await refused.json()).toMatchObject({ code: 'origin-refused' })
    expect(await (await signedIn('gone', contact)).json()).toMatchObject({ code: 'not-signed-in' })
    expect(await (await byLink('nobody', contact, { language: 'fr' })).json()).toMatchObject({
      code: 'not-eligible',
    })
    const own = published.api.link('R1', current)
    const wrong = await published.api.ask(silence, {
      method: 'POST',
      headers: { ...headers, authorization: own.slice(0, -4) },
      body: JSON.stringify({ round: current, silent: false }),
    })
    expect(await wrong.json()).toMatchObject({ code: 'link-invalid' })
    expect(await (await byLink('R1', contact)).json()).toEqual(view('en', true))
  })

  it('about a round that there is not is refused, and by link about any other than its own', async () => {
    expect(await (await signedIn('R2', silence, { round: 'none', silent: true })).json()).toMatchObject({
      code: 'round-not-found',
    })
    expect(await (await byLink('R1', silence, { round: last, silent: true })).json()).toMatchObject({
      code: 'link-invalid',
    })
  })

  it('with the link of a published round shows none to be silent about, not even the running one', async () => {
    expect(await (await byLink('R1', contact, undefined, last)).json()).toMatchObject({ rounds: [] })
  })
})

it('only the last eight silences are remembered', async () => {
  const rounds = Array.from({ length: 12 }, (_, i) => idOf(36 + i))
  for (const round of rounds) await signedIn('R3', silence, { round, silent: true })
  const [item] = await stored('R3')
  expect([...item!.silent].sort()).toEqual(rounds.slice(-8))
})

it('whoever only stops messages keeps the language of the directory, also when that changes', async () => {
  await signedIn('F1', contact, { stopped: true })
  expect(await stored('F1')).toEqual([{ pk: 'contact#F1', sk: 'choices', stopped: true }])
})

it('two changes at the same time both hold', async () => {
  await Promise.all([
    signedIn('F2', contact, { language: 'en' }),
    ...[45, 46, 47, 48].map((week) => signedIn('F2', silence, { round: idOf(week), silent: true })),
  ])
  const [item] = await stored('F2')
  expect(item!.language).toBe('en')
  expect([...item!.silent].sort()).toEqual([45, 46, 47, 48].map(idOf))
})

it('the organisation sets how often', async () => {
  const api = await startApi({ MESSAGES_PER_WEEK: '3' })
  const csv = 'id,name,email,manager,level,language\nD1,D,d@x.test,,director,en'
  await api.ask('/api/directory/import?version=0', importing(csv))
  const cookie = await api.cookie(sessionCookie, { id: 'D1' })
  expect(await (await api.ask(contact, { headers: { cookie } })).json()).toEqual({
    budget: 3,
    channels: ['email'],
    channel: 'email',
    stopped: false,
    language: 'en',
    rounds: [],
  })
  await api.close()
})

describe('what a person chose', () => {
  const header = 'id,name,email,manager,level,language,role'
  const rows = [
    'D1,Name D1,D1@x.test,,director,fr,hr',
    'A1,Name A1,A1@x.test,D1,area-manager,fr,',
    'F1,Name F1,F1@x.test,A1,field-manager,fr,',
    'R1,Name R1,R1@x.test,F1,rep,fr,',
  ]
  const csv = (names: string[]) => [header, ...names].join('\n')

  it('is shown to nobody else: no other answer changes, nor what an import says of them', async () => {
    const others = ['/api/me', '/api/me/contact', '/api/rounds', `/api/rounds/${last}/published.json`]
    const seen = async () => {
      const answers = await Promise.all(others.map((path) => published.get('D1', path)))
      const preview = await published.api.ask('/api/directory/preview', importing(csv(rows), bearer))
      return Promise.all([...answers, preview].map((response) => response.text()))
    }
    const before = await seen()
    await byLink('R1', silence, { round: current, silent: false })
    await byLink('R1', contact, { language: 'fr' })
    expect(await seen()).toEqual(before)
    await byLink('R1', silence, { round: current, silent: true })
    await byLink('R1', contact, { language: 'en' })
    expect(await seen()).toEqual(before)
  })

  it('stands through an import, and is gone with who leaves', async () => {
    const imports = (version: number, names: string[]) =>
      published.api.ask(`/api/directory/import?version=${version}&since=2026-01-01`, importing(csv(names)))
    expect((await imports(1, rows)).status).toBe(200)
    expect(await (await byLink('R1', contact)).json()).toEqual(view('en', true))
    expect(await stored('R2')).toEqual([])
    expect((await imports(2, rows.slice(0, -1))).status).toBe(200)
    expect(await stored('R1')).toEqual([])
    expect((await imports(3, rows)).status).toBe(200)
    expect(await (await byLink('R1', contact)).json()).toEqual(view('fr', false))
  })
})

it('whoever is written to and asked nothing, as HR may be, decides by the link of their letters all the same', async () => {
  const csv =
    'id,name,email,manager,level,language,role,eligible\nD1,Name D1,D1@x.test,,director,fr,hr,no\nX1,X,x@x.test,D1,marketing,fr,administrator,yes'
  const imported = await published.api.ask('/api/directory/import?version=4&since=2026-01-01', importing(csv))
  expect(imported.status).toBe(200)
  expect(await (await byLink('D1', contact, { stopped: true }, last)).json()).toMatchObject({ stopped: true })
  expect(await (await byLink('D1', '/api/me')).json()).toMatchObject({ code: 'not-eligible' })
  expect(await (await byLink('F1', contact)).json()).toMatchObject({ code: 'not-eligible' })
})

/** Two people who change the same thing: the second is told of both versions and overwrites nothing; a repeat is no conflict. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, appOrigin, importing, organisationOf, startApi } from './api.fixture.ts'
import { sessionCookie } from './sealed-cookie.ts'

const { csv } = organisationOf([
  ['D1', '', 'director', 'hr'],
  ['X1', 'D1', 'director', 'administrator'],
  ['R1', 'D1', 'rep', ''],
])

let api: Api
beforeAll(async () => {
  api = await startApi()
  const imported = await api.ask('/api/directory/import?version=0', importing(csv))
  expect(imported.status).toBe(200)
}, 30_000)
afterAll(() => api?.close())

async function ask(id: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const cookie = await api.cookie(sessionCookie, { id })
  return api.ask(path, {
    headers: { cookie, origin: appOrigin, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
}

describe.each([
  {
    what: 'channels',
    who: 'X1',
    read: '/api/channels',
    first: ['/api/channels/sms', { on: true }],
    second: ['/api/channels/language', { language: 'en' }],
    third: ['/api/channels/language', { language: 'fr' }],
    rival: ['/api/channels/sms', { on: false }],
    held: (view: { sms: boolean; language: string }) => [view.sms, view.language],
    outcomes: [
      [true, 'fr'],
      [true, 'en'],
    ],
  },
  {
    what: 'the next season',
    who: 'D1',
    read: '/api/season',
    first: ['/api/season/plan', { k: 6 }],
    second: ['/api/season/plan', { k: 7 }],
    third: ['/api/season/plan', { k: 8 }],
    rival: ['/api/season/plan', { k: 6 }],
    held: (view: { next?: { k: number }; k?: number }) => [(view.next ?? view).k],
    outcomes: [[6], [7]],
  },
] as const)('$what', ({ who, read, first, second, third, rival, held, outcomes }) => {
  it('changes only what was read, and shows both versions otherwise', async () => {
    const seen = (await ask(who, read)).headers.get('etag')!
    const changed = await ask(who, first[0], first[1], { 'if-match': seen })
    expect(changed.status).toBe(200)
    const next = changed.headers.get('etag')!
    expect(next).not.toBe(seen)
    const late = await ask(who, second[0], second[1], { 'if-match': seen, 'accept-language': 'fr' })
    expect(late.status).toBe(409)
    const both = await late.json()
    expect([both.code, both.title, held(both.current), held(both.yours)]).toEqual([
      'changed-meanwhile',
      'Modifié entre-temps',
      ...outcomes,
    ])
    expect(held(await (await ask(who, read)).json())).toEqual(outcomes[0])
    expect((await ask(who, second[0], second[1], { 'if-match': `W/${next}` })).status).toBe(200)
  })

  it('is changed by one of two at the same moment', async () => {
    const seen = (await ask(who, read)).headers.get('etag')!
    const both = await Promise.all(
      [rival, third].map(([path, body]) => ask(who, path, body, { 'if-match': seen })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('replaces whatever is there where no version is named', async () => {
    expect((await ask(who, third[0], third[1])).status).toBe(200)
  })
})
